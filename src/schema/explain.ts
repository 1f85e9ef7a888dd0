import { formatApiVersion } from '../model/gvk.ts'
import { existsInSome, formatMinor, formatVersions, type Lifespan, type VersionRange } from '../model/version.ts'
import { nearest } from '../text/nearest.ts'
import type { Field, KindInfo, ObjectType, SchemaStore, Type } from './types.ts'

/** What was asked for, as the schemas of the range know it. */
export interface Explanation {
  readonly kind: KindInfo
  /** The same kind under other API versions that exist in the range. */
  readonly others: readonly KindInfo[]
  readonly versions: VersionRange
  /** As in a manifest: `spec`, `containers`, `name`; empty where the kind itself was asked for. */
  readonly path: readonly string[]
  /** The field in the range, once for each type it has there, newest last; empty for the kind itself and for what lies in a map with free keys. */
  readonly fields: readonly Field[]
  /** The definition that has the field. */
  readonly owner: ObjectType
  /** What the place holds; of several types the newest. */
  readonly type: Type
}

/** Why nothing can be explained, for the person who asked. */
export interface Puzzled {
  readonly error: string
}

/**
 * Finds what a text such as `deployment.spec.strategy`, `deploy.spec`, `ingress.networking.k8s.io/v1.spec` or `apps/v1/Deployment.spec` means. Kinds are known by name
 * in any case, plural and short name; list indexes and `[]` in the path are passed over, as kubectl explain does without them.
 */
export function explain(store: SchemaStore, target: string, versions: VersionRange): Explanation | Puzzled {
  const found = findKind(store, target.trim(), versions)
  if ('error' in found) return found
  const { kind, others, rest } = found
  const way = follow(kind, stepsOf(rest), versions)
  return 'error' in way ? way : { kind, others, versions, ...way }
}

interface FoundKind {
  readonly kind: KindInfo
  readonly others: readonly KindInfo[]
  readonly rest: string
}

function findKind(store: SchemaStore, target: string, versions: VersionRange): FoundKind | Puzzled {
  const { name, group, version, rest } = readTarget(target)
  if (name === '') return { error: 'say what to explain: a kind and a field path such as deployment.spec.replicas' }
  const named = kindsCalled(store, name)
  if (named.length === 0) return { error: `there is no kind "${name}"${didYouMean(name, kindNames(store))}` }
  const narrowed =
    group === undefined ? narrow(named, rest) : { kinds: named.filter((kind) => kind.group === group), rest }
  const asked = narrowed.kinds.filter((kind) => version === undefined || kind.version === version)
  if (asked.length === 0) {
    const there = named.map((kind) => formatApiVersion(kind)).join(', ')
    const wanted = [group, version].filter((part) => part !== undefined && part !== '').join('/')
    return { error: `there is no ${named[0]!.kind} in ${wanted}: it is in ${there}` }
  }
  const existing = asked.filter((kind) => existsInSome(kind.published, versions))
  if (existing.length === 0) {
    const lives = asked.map((kind) => `${formatApiVersion(kind)} ${lifeOf([kind.published])}`).join(', ')
    return { error: `${asked[0]!.kind} does not exist in Kubernetes ${formatVersions(versions)}: ${lives}` }
  }
  const kind = existing[0]!
  const others = named.filter((other) => other !== kind && other.kind === kind.kind)
  return { kind, others: others.filter((other) => existsInSome(other.published, versions)), rest: narrowed.rest }
}

interface Target {
  readonly name: string
  readonly group?: string
  readonly version?: string
  readonly rest: string
}

/** `apps/v1/Deployment.spec`, `v1/Pod.spec`, `deployment.apps/v1.spec`, or the name with everything else still to be told apart. */
function readTarget(target: string): Target {
  const first = /^(?:([\w.-]+)\/)?(v\d\w*)\/([^./[]*)\.?(.*)$/s.exec(target)
  if (first) return { group: first[1] ?? '', version: first[2]!, name: first[3]!, rest: first[4]! }
  const after = /^([^./[]+)\.([\w.-]+)\/(v\d\w*)(?:\.(.*))?$/s.exec(target)
  if (after) return { name: after[1]!, group: after[2]!, version: after[3]!, rest: after[4] ?? '' }
  const plain = /^([^./[]*)\.?(.*)$/s.exec(target)
  return { name: plain?.[1] ?? '', rest: plain?.[2] ?? '' }
}

/** Takes the group off the front of the path where it stands there, as in `deployments.apps` and `deployments.v1.apps`. */
function narrow(kinds: readonly KindInfo[], rest: string): { kinds: readonly KindInfo[]; rest: string } {
  for (const { group, version } of kinds) {
    if (group === '') continue
    for (const prefix of [`${version}.${group}`, group])
      if (rest === prefix || rest.startsWith(`${prefix}.`)) {
        const same = kinds.filter((kind) => kind.group === group && (prefix === group || kind.version === version))
        return { kinds: same, rest: rest.slice(prefix.length + 1) }
      }
  }
  return { kinds, rest }
}

function kindsCalled(store: SchemaStore, name: string): readonly KindInfo[] {
  const wanted = name.toLowerCase()
  const exact = store.kinds().find((gvk) => gvk.kind.toLowerCase() === wanted)
  if (exact) return store.kindsNamed(exact.kind)
  for (const gvk of store.kinds()) {
    const kind = store.kind(gvk)!
    const called = kind.plural === wanted || kind.shortNames.includes(wanted)
    if (called && kind.itemKind === undefined) return store.kindsNamed(gvk.kind)
  }
  return []
}

function kindNames(store: SchemaStore): string[] {
  return [...new Set(store.kinds().flatMap((gvk) => [gvk.kind.toLowerCase(), store.kind(gvk)!.plural]))].filter(Boolean)
}

function stepsOf(path: string): string[] {
  return path
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .filter((step) => step !== '')
}

type Way = Pick<Explanation, 'path' | 'fields' | 'owner' | 'type'>

/** Where the way down from a kind begins. */
export function wayTo(kind: KindInfo): Way {
  return { path: [], fields: [], owner: kind.type, type: kind.type }
}

function follow(kind: KindInfo, steps: readonly string[], versions: VersionRange): Way | Puzzled {
  let way = wayTo(kind)
  for (const step of steps) {
    const next = enter(kind, way, step, versions)
    if ('error' in next) return next
    way = next
  }
  return way
}

/** Takes one step down by the name of a field or the key of a map, through the lists around; why it leads nowhere where it does. */
export function enter(kind: KindInfo, way: Way, step: string, versions: VersionRange): Way | Puzzled {
  const type = itemsOf(way.type)
  if (type.kind === 'map') return { path: [...way.path, step], fields: [], owner: way.owner, type: type.values }
  const place = way.path.length === 0 ? kind.kind : `\`${way.path.join('.')}\` of ${kind.kind}`
  if (type.kind !== 'object')
    return { error: `${place} has no fields: it is ${type.kind === 'any' ? 'free' : `of type ${type.kind}`}` }
  const variants = type.fields.get(step)
  if (variants === undefined) {
    const known = fieldsIn(type, versions).map((field) => field.name)
    return { error: `${place} has no field "${step}"${didYouMean(step, known) || has(known)}` }
  }
  const fields = variants.filter((field) => existsInSome(field, versions))
  if (fields.length === 0) {
    const asked = formatVersions(versions)
    return { error: `\`${[...way.path, step].join('.')}\` of ${kind.kind} ${lifeOf(variants)}; asked for ${asked}` }
  }
  return { path: [...way.path, step], fields, owner: type, type: fields.at(-1)!.type }
}

/** Whether a definition is one of Kubernetes' own, and not of a custom resource. */
export function isOwn({ name }: ObjectType): boolean {
  return name.startsWith('io.k8s.')
}

/** What the lists around a type hold. */
export function itemsOf(type: Type): Exclude<Type, { kind: 'list' }> {
  let inner = type
  while (inner.kind === 'list') inner = inner.items
  return inner
}

/** The newest variant of each field that the range has, by name. */
export function fieldsIn(type: ObjectType, versions: VersionRange): Field[] {
  const newest = [...type.fields.values()].map((all) => all.filter((field) => existsInSome(field, versions)).at(-1))
  return newest.filter((field) => field !== undefined)
}

/** `exists since 1.29`, `existed from 1.16 to 1.21`, in words that fit any range. */
export function lifeOf(spans: readonly Lifespan[]): string {
  const { since } = spans[0] ?? {}
  const { until } = spans.at(-1) ?? {}
  if (since !== undefined && until !== undefined)
    return since === until
      ? `exists in ${formatMinor(since)} only`
      : `exists from ${formatMinor(since)} to ${formatMinor(until)}`
  if (since !== undefined) return `exists since ${formatMinor(since)}`
  return until === undefined ? 'exists in all known versions' : `exists until ${formatMinor(until)}`
}

function didYouMean(name: string, candidates: Iterable<string>): string {
  const meant = nearest(name, candidates)
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

function has(names: readonly string[]): string {
  return names.length === 0 ? '' : `; it has ${names.toSorted().join(', ')}`
}
