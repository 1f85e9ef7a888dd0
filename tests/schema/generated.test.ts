import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPath } from '../../src/model/path.ts'
import { existsIn, formatVersions, type Minor } from '../../src/model/version.ts'
import { checkSchema } from '../../src/schema/check.ts'
import type { KindInfo } from '../../src/schema/types.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { change, creatableKinds, Dice, placesIn, resourceOf, valueFor } from '../helpers/generate.ts'
import { store } from '../helpers/store.ts'

/** Laws of the schema stage, held on resources that are generated from the schemas themselves. */
const kinds = creatableKinds().filter((kind) => lastOf(kind) >= store().oldest)

describe('a generated resource', () => {
  it('is taken by the minor that it is made for', () => {
    const dice = new Dice(7)
    for (const kind of kinds)
      for (let minor = firstOf(kind); minor <= lastOf(kind); minor++) {
        const resource = resourceOf(kind, minor, dice)
        expect(say(resource, minor, minor), JSON.stringify(resource)).toEqual([])
      }
  })

  it('is refused for one field that its minor does not have, and for nothing else', () => {
    law((dice) => {
      const { resource, kind, minor } = generated(dice)
      const places = placesIn(resource, kind.type, minor).flatMap(({ path, object, type }) => {
        const names = [...type.fields.entries()].filter(([, all]) => !all.some((one) => existsIn(one, minor)))
        return names.map(([name, all]) => ({ path, object, name, field: all[0]! }))
      })
      if (places.length === 0) return
      const { path, object, name, field } = dice.pick(places)
      object[name] = valueFor(field.type, field.since ?? minor, dice, 9)
      expect(say(resource, minor, minor).map(({ problem }) => problem)).toEqual([
        `unknown-field ${formatPath([...path, name])}`,
      ])
    })
  })
})

describe('a range', () => {
  it('says what its minors say, once, which of them and how bad it is', () => {
    law((dice) => {
      const { resource, kind, minor } = generated(dice)
      for (let i = dice.below(4); i > 0; i--) change(resource, kind, minor, dice)
      const from = between(firstOf(kind), lastOf(kind), dice)
      const to = between(from, lastOf(kind), dice)
      const minors = new Map<string, Minor[]>()
      const hard = new Set<string>()
      for (let one = from; one <= to; one++)
        for (const { place, isHard } of say(resource, one, one)) {
          minors.set(place, [...(minors.get(place) ?? []), one])
          if (isHard) hard.add(place)
        }
      const said = say(resource, from, to)
      const text = `${formatVersions({ from, to })} ${JSON.stringify(resource)}`
      expect(said.map(({ place }) => place).sort(), text).toEqual([...minors.keys()].sort())
      for (const { place, message, isHard } of said) {
        expect(isHard, `${text} ${message}`).toBe(hard.has(place))
        const has = minors.get(place)!
        if (has.length === to - from + 1 || has.at(-1)! - has[0]! >= has.length) continue
        const words = [formatVersions({ from: has[0]!, to: has.at(-1)! }), `since 1.${has.at(-1)! + 1}`]
        expect(
          [...words, `until 1.${has[0]! - 1}`].some((one) => message.includes(one)),
          `${message} ${has}`,
        ).toBe(true)
      }
    })
  })
})

interface Said {
  readonly problem: string
  readonly place: string
  readonly message: string
  readonly isHard: boolean
}

function law(holds: (dice: Dice) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => holds(new Dice(seed))),
    { numRuns: 1500 },
  )
}

function firstOf({ published }: KindInfo): Minor {
  return Math.max(store().oldest, published.since ?? 0)
}

function lastOf({ published, life }: KindInfo): Minor {
  return Math.min(store().newest, published.until ?? 99, (life.removed ?? 99) - 1)
}

function between(from: Minor, to: Minor, dice: Dice): Minor {
  return from + dice.below(to - from + 1)
}

function generated(dice: Dice): { resource: Record<string, any>; kind: KindInfo; minor: Minor } {
  const kind = dice.pick(kinds)
  const minor = between(firstOf(kind), lastOf(kind), dice)
  return { resource: resourceOf(kind, minor, dice), kind, minor }
}

function say(resource: unknown, from: Minor, to: Minor): Said[] {
  const { root } = parseStream(JSON.stringify(resource))[0]!
  if (root?.type !== 'map') throw new Error('no map')
  const { problems } = checkSchema(root, { store: store(), versions: { from, to } })
  const own = problems.filter(({ rule }) => rule !== 'deprecated-api' && rule !== 'api-not-enabled')
  return own.map(({ rule, path, range, message, severity }) => ({
    problem: `${rule} ${formatPath(path)}`,
    place: `${rule} ${formatPath(path)} at ${range?.start}`,
    message,
    isHard: severity === undefined || severity === 'error',
  }))
}
