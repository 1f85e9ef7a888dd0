import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStream } from '../src/yaml/parse.ts'
import { toValue } from '../src/yaml/value.ts'
import { checkFiles } from './helpers/check.ts'
import { change, creatableKinds, Dice, resourceOf } from './helpers/generate.ts'
import { store } from './helpers/store.ts'

/** Our own manifests: the examples and what the benchmark is made from. */
const manifests = ['examples', 'bench/fixtures']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.ya?ml$/.test(file))
  .flatMap((file) => parseStream(readFileSync(file, 'utf8')))
  .flatMap(({ root }) => (root === undefined ? [] : [toValue(root)]))

describe('whatever is in a document', () => {
  it('no rule ever throws', () => {
    const values = [null, 0, -1, 1.5, '', 'text', true, [], {}, [null], [[]], [{}], { a: null }, '9e999', '100%']
    const steps = fc.array(
      fc.record({ way: fc.array(fc.nat(50), { maxLength: 9 }), to: fc.constantFrom(...values, undefined) }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.constantFrom(...manifests), steps }), { minLength: 1, maxLength: 4 }),
        (documents) => {
          const text = documents
            .map(({ from, steps }) => JSON.stringify(steps.reduce(mutate, structuredClone(from))))
            .join('\n---\n')
          expect(defects(text)).toEqual([])
        },
      ),
      { numRuns: 800 },
    )
  })

  it('no rule ever throws on what the schemas allow, or nearly allow', () => {
    const kinds = creatableKinds().filter(({ published }) => published.until === undefined)
    const common = kinds.filter(
      ({ group, version }) =>
        /^$|^apps$|^batch$|storage|^policy$|networking|autosc/.test(group) && version[2] === undefined,
    )
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = new Dice(seed)
        const { newest } = store()
        const documents = Array.from({ length: 1 + dice.below(6) }, () => {
          const kind = dice.pick(dice.below(4) === 0 ? kinds : common)
          const resource = resourceOf(kind, newest, dice)
          for (let i = dice.below(4); i > 0; i--) change(resource, kind, newest, dice)
          return JSON.stringify(resource)
        })
        expect(defects(documents.join('\n---\n'))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('any JSON value ends in findings or in nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        checkFiles({
          'a.json': JSON.stringify(value),
          'b.yaml': `apiVersion: v1\nkind: Pod\nspec: ${JSON.stringify(value)}\n`,
        })
      }),
      { numRuns: 200 },
    )
  })
})

/** What rules failed with, and on what. */
function defects(text: string): string[] {
  const broken = checkFiles({ 'a.yaml': text }).findings.filter(({ message }) =>
    message.includes('a defect of the rule'),
  )
  return broken.map(({ rule, message }) => `${rule}: ${message}\n${text}`)
}

/** Walks down by the numbers of the way and puts another value there (undefined removes). */
function mutate(document: any, { way, to }: { way: number[]; to: unknown }): any {
  let at = document
  for (const [depth, step] of way.entries()) {
    const keys = Object.keys(at)
    if (keys.length === 0) return document
    const key = keys[step % keys.length]!
    const below = at[key]
    if (depth < way.length - 1 && below !== null && typeof below === 'object' && Object.keys(below).length > 0)
      at = below
    else {
      if (to === undefined && !Array.isArray(at)) delete at[key]
      else at[key] = structuredClone(to ?? null)
      return document
    }
  }
  return document
}
