import { describe, expect, it } from 'vitest'
import { formatPath } from '../../src/model/path.ts'
import type { Field, Limits, ObjectType, Type } from '../../src/schema/types.ts'
import { Walk } from '../../src/schema/walk.ts'
import { parseStream } from '../../src/yaml/parse.ts'

/** What is said about `x: …` where `x` has these limits. */
function say(value: string, type: Type, limits: Limits & { since?: number; until?: number }, from = 30, to = 30) {
  const text = `x: ${value}`
  const field: Field = { name: 'x', type, limits: [limits] }
  const thing: ObjectType = { kind: 'object', name: 'Thing', fields: new Map([['x', [field]]]) }
  const { root } = parseStream(text)[0]!
  const walk = new Walk({ versions: { from, to }, text })
  if (root?.type === 'map') walk.resource(root, thing)
  return walk.problems.map(({ rule, path, message }) => `${rule} ${formatPath(path)}: ${message}`)
}

const int: Type = { kind: 'int32' }
const text: Type = { kind: 'string' }
const texts: Type = { kind: 'list', items: text }
const map: Type = { kind: 'map', values: text }

describe('limits', () => {
  const cases: [string, string[], string[]][] = [
    ['of a number', say('-1', int, { min: 0 }), ['invalid-value x: `x` -1 must not be negative']],
    ['both of a number', say('9', int, { min: 1, max: 8 }), ['invalid-value x: `x` 9 must be between 1 and 8']],
    ['that a number keeps', say('8', int, { min: 1, max: 8 }), []],
    [
      'of length, in bytes',
      say('üü', text, { maxLength: 3 }),
      ['too-long x: `x` must have at most 3 characters, this has 4'],
    ],
    ['of an empty text', say('""', text, { format: 'dns-label' }), []],
    ['of items', say('[a, b]', texts, { maxItems: 1 }), ['too-many x: `x` must have at most 1 items, this has 2']],
    [
      'on doubles',
      say('[a, b, a]', texts, { unique: true }),
      ['duplicate-value x[2]: an item of `x` "a" is given twice'],
    ],
    [
      'on keys',
      say('{a: b, B_: c}', map, { keys: { format: 'dns-label' } }),
      [expect.stringMatching(/^invalid-value x\[B_\]/) as never],
    ],
    [
      'that a server names elsewhere',
      say('[-a]', texts, { items: { format: 'dns-label', at: 'list' } }),
      [expect.stringMatching(/^invalid-value x:/) as never],
    ],
    ['of later minors', say('0', int, { min: 1, since: 31 }), []],
    [
      'of some minors',
      say('0', int, { min: 1, since: 31 }, 30, 32),
      ['invalid-value x: in 1.31-1.32 `x` 0 must be at least 1'],
    ],
  ]
  for (const [words, said, expected] of cases) it(words, () => expect(said).toEqual(expected))

  it('shows the name that was meant', () => {
    expect(say('"Web"', text, { format: 'dns-label' })[0]).toContain('"Web"')
  })
})
