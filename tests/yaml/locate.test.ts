import { describe, expect, test } from 'vitest'
import { locate } from '../../src/yaml/locate.ts'
import { parseBody } from '../../src/yaml/parse.ts'

const TEXT = `apiVersion: v1
metadata:
  name: &n "web" # note
  labels: {app: web, tier: }
spec:
  containers:
    - name: a
      ports: []
      args:
        - x
        - |
          long
          text
    -
  other: *n
`
const root = parseBody(TEXT).root!

const PLACES: [path: (string | number)[], part: 'key' | 'value' | 'entry' | undefined, text: string][] = [
  [['apiVersion'], undefined, 'v1'],
  [['apiVersion'], 'key', 'apiVersion'],
  [['apiVersion'], 'entry', 'apiVersion: v1'],
  [['metadata'], undefined, 'metadata'],
  [['metadata', 'name'], undefined, '"web"'],
  [['metadata', 'labels'], undefined, '{app: web, tier: }'],
  [['metadata', 'labels', 'app'], undefined, 'web'],
  [['metadata', 'labels', 'tier'], undefined, 'tier'],
  [['metadata', 'labels', 'none'], undefined, 'labels'],
  [['metadata', 'none', 'deeper'], undefined, 'metadata'],
  [['none'], undefined, 'apiVersion'],
  [[], undefined, 'apiVersion'],
  [['spec', 'containers', 0], undefined, 'name'],
  [['spec', 'containers', 0, 'image'], undefined, 'name'],
  [['spec', 'containers', 0, 'ports'], undefined, '[]'],
  [['spec', 'containers', 0, 'args'], 'value', '- x\n        - |\n          long\n          text'],
  [['spec', 'containers', 0, 'args', 1], undefined, '|\n          long\n          text'],
  [['spec', 'containers', 5], undefined, 'containers'],
  [['spec', 'other'], undefined, '*n'],
]

describe('locate', () => {
  test.each(PLACES)('%j %s', (path, part, text) => {
    const { start, end } = locate(root, path, part)
    expect(TEXT.slice(start, end)).toBe(text)
  })
  test('an empty item is the dash', () => {
    const { start, end } = locate(root, ['spec', 'containers', 1])
    expect(TEXT.slice(start, end)).toBe('-')
  })
})

describe('node offsets', () => {
  const texts: [text: string, name: string][] = [
    ['a: "b"\r\n# c\r\nx: y\r\n', 'CRLF'],
    ['\ufeffa: b\nx: y\n', 'a byte-order mark'],
    ['"😀": b\nx: y\n', 'an emoji'],
    ['a:\tb\nx:\ty\n', 'tabs'],
  ]
  test.each(texts)('%j', (text) => {
    const { start, end } = locate(parseBody(text).root!, ['x'])
    expect(text.slice(start, end)).toBe('y')
    const key = locate(parseBody(text).root!, ['x'], 'key')
    expect(text.slice(key.start, key.end)).toBe('x')
  })
})
