import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StageProblem } from '../../src/model/finding.ts'
import { formatApiVersion, type GVK, parseGVK } from '../../src/model/gvk.ts'
import { existsIn, formatVersions, type Minor } from '../../src/model/version.ts'
import { checkSchema } from '../../src/schema/check.ts'
import type { KindInfo } from '../../src/schema/types.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { creatableKinds, Dice, resourceOf } from '../helpers/generate.ts'
import { shared } from '../helpers/shared.ts'
import { store } from '../helpers/store.ts'

interface Entry extends GVK {
  readonly deprecated: string | null
  readonly removed: string | null
  readonly replacement: GVK | null
  readonly replacementSince?: string
  readonly finalReplacement?: GVK
  readonly subresourceOnly?: boolean
}

interface Span {
  readonly since: string
  readonly until: string | null
}

interface Resource extends GVK, Span {
  readonly plural: string
  readonly creatable: boolean
  readonly enabledByDefault: Span | null
}

/** The published facts about every kind, against what is said of it in every minor. */
const facts = shared('facts')

describe.skipIf(facts === undefined)('every kind in every minor', () => {
  const lives = new Map(read<{ entries: Entry[] }>('lifecycle.json')?.entries.map((one) => [nameOf(one), one]))
  const resources = (read<{ resources: Resource[] }>('resources.json')?.resources ?? []).filter((one) => one.creatable)

  it('is said to live as the facts have it', () => {
    const wrong: string[] = []
    for (const resource of resources) {
      const kind = store().kind(resource)!
      for (let minor = store().oldest; minor <= store().newest; minor++) {
        const text = JSON.stringify(resourceOf(kind, writtenFor(kind, minor), new Dice(minor)))
        const said = headOf(text, minor).sort()
        const wanted = expected(resource, lives.get(nameOf(resource)), minor).sort()
        if (said.join('\n') !== wanted.join('\n'))
          wrong.push(
            `1.${minor} ${nameOf(resource)}\n  said ${said.join('\n       ')}\n  not  ${wanted.join('\n       ')}`,
          )
      }
    }
    expect(wrong).toEqual([])
  })
})

it('names as replacement what the minor has, or will have', () => {
  for (const kind of creatableKinds())
    for (let minor = store().oldest; minor <= store().newest; minor++)
      for (const { rule, hint } of problemsOf(
        JSON.stringify(resourceOf(kind, writtenFor(kind, minor), new Dice(minor))),
        minor,
      )) {
        const match = /^use `([^`]+)`(?: (\w+))?(?:, which exists since 1\.(\d+))?$/.exec(hint ?? '')
        if (match === null || rule === 'unknown-kind') continue
        const [, apiVersion, name = kind.kind, since] = match
        const { published, life } = store().kind(parseGVK(apiVersion!, name)!)!
        const words = `${nameOf(kind)} in 1.${minor}: ${hint}`
        expect(existsIn({ ...published, ...(since && { since: minor }) }, minor), words).toBe(true)
        if (since !== undefined) expect(Number(since), words).toBe(published.since)
        expect(life.removed ?? 99, words).toBeGreaterThan(minor)
      }
})

it('is said of a range as of its minors, and that something goes only where it is not gone', () => {
  const dice = new Dice(3)
  for (const kind of creatableKinds())
    for (let i = 0; i < 10; i++) {
      const from = store().oldest + dice.below(store().newest - store().oldest + 1)
      const to = from + dice.below(store().newest - from + 1)
      const text = JSON.stringify(resourceOf(kind, writtenFor(kind, from), dice))
      const minors = new Map<string, Minor[]>()
      for (let minor = from; minor <= to; minor++)
        for (const { rule } of problemsOf(text, minor)) minors.set(rule, [...(minors.get(rule) ?? []), minor])
      if (minors.has('removed-api')) minors.delete('deprecated-api')
      const said = problemsOf(text, from, to)
      const words = `${nameOf(kind)} in 1.${from} to 1.${to}`
      expect(said.map(({ rule }) => rule).sort(), words).toEqual([...minors.keys()].sort())
      const off = minors.get('api-not-enabled')
      const message = said.find(({ rule }) => rule === 'api-not-enabled')?.message
      if (off !== undefined) expect(message, words).toMatch(formatVersions({ from: off[0]!, to: off.at(-1)! }))
    }
})

/** The minor nearest to the one asked for that has the kind. */
function writtenFor({ published }: KindInfo, minor: Minor): Minor {
  return existsIn(published, minor) ? minor : (published.until ?? published.since!)
}

function read<T>(name: string): T | undefined {
  return facts === undefined ? undefined : (JSON.parse(readFileSync(`${facts}/${name}`, 'utf8')) as T)
}

function nameOf(gvk: GVK): string {
  return `${formatApiVersion(gvk)} ${gvk.kind}`
}

function minorOf(text: string): Minor {
  return Number(text.slice(2))
}

function covers({ since, until }: Span, minor: Minor): boolean {
  return minorOf(since) <= minor && (until === null || minorOf(until) >= minor)
}

function expected(resource: Resource, life: Entry | undefined, minor: Minor): string[] {
  const { since, until, enabledByDefault, plural } = resource
  const removed = life?.removed ?? (until === null ? undefined : `1.${minorOf(until) + 1}`)
  const name = nameOf(resource)
  if (removed && minor >= minorOf(removed)) return [`removed-api ${name} was removed in ${removed}`]
  if (minor < minorOf(since)) return [`unknown-kind ${name} exists since ${since}; checked for 1.${minor}`]
  const out: string[] = []
  if (life?.deprecated && minor >= minorOf(life.deprecated))
    out.push(`deprecated-api ${name} is deprecated since ${life.deprecated}${removed ? ` and gone in ${removed}` : ''}`)
  const flag = `--runtime-config=${formatApiVersion(resource)}${resource.group === '' ? '' : `/${plural}`}=true`
  if (enabledByDefault === null || !covers(enabledByDefault, minor))
    out.push(`api-not-enabled ${formatApiVersion(resource)} is off by default in 1.${minor}; ${flag}`)
  return out
}

function headOf(text: string, minor: Minor): string[] {
  return problemsOf(text, minor).map(
    ({ rule, message, hint }) =>
      `${rule} ${message}${rule === 'api-not-enabled' ? `; ${hint?.split(' ').at(-1)}` : ''}`,
  )
}

function problemsOf(text: string, from: Minor, to = from): StageProblem[] {
  const { root } = parseStream(text)[0]!
  if (root?.type !== 'map') throw new Error('no map')
  const { problems } = checkSchema(root, { store: store(), versions: { from, to } })
  return problems.filter(({ path }) => path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind'))
}
