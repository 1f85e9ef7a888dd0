import { describe, expect, test } from 'vitest'
import { locate } from '../../src/yaml/locate.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { recover } from '../../src/yaml/recover.ts'
import { toJson } from '../../src/yaml/value.ts'

function recovered(text: string): string | undefined {
  const [document] = parseStream(text, recover)
  expect(document!.error).toBeDefined()
  return document!.root && toJson(document!.root)
}

const CASES: [what: string, text: string, json: string][] = [
  ['wrong indentation', 'a: 1\nb:\n   c: yes\n  d: 010\n', '{"a":1,"b":{"c":true,"d":8}}'],
  ['an unclosed quote', 'a: 1\nb: "c\n', '{"a":1,"b":"c"}'],
  ['a tab', 'a: 1\nb:\n\tc: d\n', '{"a":1,"b":{"c":"d"}}'],
  ['anchors and merges', 'x: &x {p: 1}\nw:\n  <<: *x\n  q: 2\nz: [\n', '{"x":{"p":1},"w":{"p":1,"q":2},"z":[]}'],
  ['a star', 'a: */5 * * * *\nb: [c, *d]\n', '{"a":"*/5 * * * *","b":["c","*d"]}'],
  [
    'missing spaces and colons',
    'metadata:\n  name:web\n  labels\n    app: web\nspec:\n  list:\n    - a: 1\n    -b: 2\n',
    '{"metadata":{"name":"web","labels":{"app":"web"}},"spec":{"list":[{"a":1},{"b":2}]}}',
  ],
  [
    'a block that moved',
    'spec:\n    replicas: 3\n  selector:\n    matchLabels: {a: b}\n  template: x\n',
    '{"spec":{"replicas":3,"selector":{"matchLabels":{"a":"b"}},"template":"x"}}',
  ],
  [
    'keys in the column of the dash before them',
    'list:\n  - name: a\n  ports:\n  - port: 1\n  - port: 2\n  - name: b\n  image: c\n',
    '{"list":[{"name":"a","ports":[{"port":1},{"port":2}]},{"name":"b","image":"c"}]}',
  ],
  [
    'items left of their key',
    'a:\n  b:\n- c: 1\n    d: 2\n- c: 3\n    d: 4\n',
    '{"a":{"b":[{"c":1,"d":2},{"c":3,"d":4}]}}',
  ],
  [
    'whole items left of their key',
    'a:\n    b:\n  - c: 1\n    d: 2\n  - c: 3\n',
    '{"a":{"b":[{"c":1,"d":2},{"c":3}]}}',
  ],
  ['text beside its key', 'a:\n  b: |\n  c=1\n   d\n  e: f\n', '{"a":{"b":"c=1\\n d\\n","e":"f"}}'],
  ['a tab among blanks', 'a:\n  b:\n    - one\n\t- two\n    c: 1\n', '{"a":{"b":["one","two"],"c":1}}'],
  ['a tab for eight', 'a:\n  b:\n      - c: 1\n\td: 2\n', '{"a":{"b":[{"c":1,"d":2}]}}'],
  [
    'a tab and some blanks',
    'a:\n  - b:\n    - --one\n\t   - --two\n    c: 1\n',
    '{"a":[{"b":["--one","--two"],"c":1}]}',
  ],
  ['a tab below a key far right', 'a:\n      b:\n\tc: 1\n      d: 2\n', '{"a":{"b":{"c":1},"d":2}}'],
  ['tabs throughout', 'a:\n\tb:\n\t\tc: 1\n\t\td:\n\t\t- e\nf:\n\tg: 1\n', '{"a":{"b":{"c":1,"d":["e"]}},"f":{"g":1}}'],
  ['a shell around it', 'cat <<EOF | kubectl apply -f -\na: 1\nEOF\n', '{"a":1}'],
  ['a regular expression', 'a: "\\d+"\nb: 2\n', '{"a":"\\\\d+","b":2}'],
  ['what only the package can read', 'a: 1\nb: [? , c]\nd: yes\n', '{"a":1,"b":[{"null":null},"c"],"d":true}'],
  ['a placeholder', 'a: 1\nb:\n  ...\n  c: 2\n', '{"a":1,"b":{"c":2}}'],
  ['hostile keys', '__proto__: 1\nconstructor: 2\nz: [\n', '{"__proto__":1,"constructor":2,"z":[]}'],
]

describe('recovery', () => {
  test.each(CASES)('%s', (_, text, json) => expect(recovered(text)).toBe(json))

  test('nothing is made of a template', () => expect(recovered('a: {{ .x }}\nb: 0x10\n')).toBeUndefined())

  test('each further mistake is told at its place', () => {
    const text = 'a:\n\tb: 1\n\tc: 2\nd:e\nf: "g\nh: i\n'
    const [document] = parseStream(text, recover)
    const told = [document!.error!, ...document!.further].map(
      ({ start, end, message }) => `${text.slice(start, end)}: ${message}`,
    )
    expect(told).toHaveLength(3)
    expect(told[0]).toMatch(/^\t: a tab in the indentation, in 2 lines from here on/)
    expect(told[1]).toMatch(/^d:e: a space is missing after the colon/)
    expect(told[2]).toMatch(/^"g: the double quote that opens here is never closed/)
    expect(toJson(document!.root!)).toBe('{"a":{"b":1,"c":2},"d":"e","f":"g","h":"i"}')
  })

  test.each(['apiVersion: v1\nkind: Pod\nmetadata', 'kind: Pod\nspec\nmetadata: {name: a}\n'])(
    'of a key that is being typed in %j only the colon is missing',
    (text) => {
      const [document] = parseStream(text, recover)
      expect(document!.error!.message).toMatch(/^the colon is missing after/)
      expect(document!.further).toEqual([])
    },
  )

  test('a text that lost its indentation is told so, key by key', () => {
    const text = 'kind: Pod\nmetadata:\nname: a\nspec:\ncontainers:\n- image: "b\n'
    const [document] = parseStream(text, recover)
    expect(document!.root).toBeUndefined()
    const told = document!.further.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`)
    expect(told).toEqual([
      'metadata: nothing is indented below `metadata`: the lines that belong to it have lost their indentation',
      'spec: nothing is indented below `spec`: the lines that belong to it have lost their indentation',
    ])
  })

  test('nothing is made of a text that lost its indentation', () => {
    expect(recovered('kind: Pod\nspec:\n…\ncontainers:\n- name: a\nimage: b\n')).toBeUndefined()
    expect(recovered('spec:\ncontainers:\n- name: a\nimage: "b\n')).toBeUndefined()
  })

  test('nothing is made of a text with placeholders in lines of their own', () => {
    expect(recovered('spec:\n  containers:\n  - name: a\n__MORE__\n  volumes: []\n')).toBeUndefined()
  })

  test('places are those of the file', () => {
    const text = '# first\na: 1\n---\nb: 2\nspec:\n  c: three\n   d: x\n'
    const root = parseStream(text, recover)[1]!.root!
    const { start, end } = locate(root, ['spec', 'c'], 'key')
    expect(text.slice(start, end)).toBe('c')
    const value = locate(root, ['b'])
    expect(text.slice(value.start, value.end)).toBe('2')
  })

  test.each([
    ['alone', ''],
    ['behind another error', 'x: [1 2 {\n'],
  ])('aliases that multiply make no tree: %s', (_, before) => {
    const levels = Array.from(
      { length: 12 },
      (__, i) =>
        `a${i}: &a${i} [${
          i === 0
            ? 'x'
            : Array(10)
                .fill(`*a${i - 1}`)
                .join(', ')
        }]\n`,
    )
    expect(recovered(before + levels.join(''))).toBeUndefined()
  })

  test.each([
    ['brackets', '['.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['anchors', '&a '.repeat(50_000)],
    ['question marks', '? '.repeat(5_000)],
    ['a large text', `a: "\n${'b: c\n'.repeat(300_000)}`],
    ['quotes', `a: ${'"b'.repeat(5_000)}\n`],
    ['colons', 'a: '.repeat(5_000)],
  ])('is bounded: %s', (_, text) => {
    const started = performance.now()
    parseStream(text, recover)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
