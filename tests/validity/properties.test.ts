import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Minor } from '../../src/model/version.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { toValue } from '../../src/yaml/value.ts'
import { checkFiles } from '../helpers/check.ts'
import { change, creatableKinds, Dice, resourceOf } from '../helpers/generate.ts'
import { oracleBases } from '../helpers/oracle.ts'
import { print, type Style } from '../helpers/print.ts'

/** Valid documents of every kind where they lie beside the project, and our own manifests. */
const valid: readonly any[] = [...oracleBases(), ...ownManifests()]
const minors: readonly Minor[] = [16, 20, 24, 27, 30, 33, 36]
const kinds = creatableKinds().filter(({ published }) => published.until === undefined)

describe('how a resource is written says nothing about its values', () => {
  it.each<[string, Style]>([
    ['in another order of keys', { shuffled: true }],
    ['with comments', { commented: true }],
    ['with every text in quotes', { quoted: true }],
    ['with all of that', { shuffled: true, commented: true, quoted: true }],
  ])('%s', (_, style) => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...minors), (seed, minor) => {
        const dice = new Dice(seed)
        const resource = anyResource(dice, minor)
        const text = print(resource, dice, style)
        expect(blame(text, minor), text).toEqual(blame(JSON.stringify(resource), minor))
      }),
      { numRuns: 150 },
    )
  })

  it('and what is valid stays so', () => {
    const style = { shuffled: true, commented: true, quoted: true }
    for (const [index, resource] of valid.entries()) {
      const text = print(resource, new Dice(index), style)
      expect(blame(text, 36), text).toEqual(blame(JSON.stringify(resource), 36))
    }
  })
})

describe('any JSON value ends in findings', () => {
  const anywhere = fc.array(fc.record({ seed: fc.integer(), value: fc.jsonValue({ maxDepth: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  })

  it('as a part of a resource', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...minors), anywhere, (seed, minor, parts) => {
        const resource = structuredClone(anyResource(new Dice(seed), minor))
        for (const part of parts) putInto(resource, part.value, new Dice(part.seed))
        blame(JSON.stringify(resource), minor)
      }),
      { numRuns: 600 },
    )
  })

  it('as a field of each kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue({ maxDepth: 4 }), (kind, value) => {
        const apiVersion = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`
        const fields = [...kind.type.fields.keys()].filter((name) => name !== 'apiVersion' && name !== 'kind')
        const wrapped = fields.map((name) => JSON.stringify({ apiVersion, kind: kind.kind, [name]: value }))
        blame(wrapped.join('\n---\n'), 36)
      }),
      { numRuns: 200 },
    )
  })
})

/** A valid document, a random one of what schemas allow, or one of those with mistakes. */
function anyResource(dice: Dice, minor: Minor): any {
  if (valid.length > 0 && dice.below(2) === 0) return dice.pick(valid)
  const kind = dice.pick(kinds)
  const resource = resourceOf(kind, minor, dice)
  for (let i = dice.below(4); i > 0; i--) change(resource, kind, minor, dice)
  return resource
}

/** The rules and fields of what is said in the server's name. */
function blame(text: string, minor: Minor): string[] {
  const { findings } = checkFiles({ 'a.yaml': text }, { versions: { from: minor, to: minor }, preset: 'server' })
  const defects = findings.filter(({ message }) => message.includes('a defect of the rule'))
  expect(defects, text).toEqual([])
  return findings.map(({ rule, path, severity }) => `${severity} ${rule} ${path}`).sort()
}

/** Replaces something inside a resource, but not what says its kind. */
function putInto(resource: any, value: unknown, dice: Dice): void {
  let at = resource
  for (;;) {
    const keys = Object.keys(at).filter((key) => at !== resource || (key !== 'apiVersion' && key !== 'kind'))
    if (keys.length === 0) return
    const key = dice.pick(keys)
    const inner = at[key]
    if (inner === null || typeof inner !== 'object' || dice.below(4) === 0) {
      at[key] = value
      return
    }
    at = inner
  }
}

function ownManifests(): unknown[] {
  return ['examples', 'bench/fixtures']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file) => parseStream(readFileSync(file, 'utf8')))
    .flatMap(({ root }) => (root === undefined ? [] : [toValue(root)]))
}
