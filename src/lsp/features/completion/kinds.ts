import { formatApiVersion, type GVK } from '../../../model/gvk.ts'
import { existsInAll, existsInSome, formatMinor } from '../../../model/version.ts'
import type { SchemaContext } from '../../../schema/check.ts'
import type { KindInfo } from '../../../schema/types.ts'
import type { Candidate } from './candidate.ts'
import type { Habit } from './habit.ts'
import { quotesTexts, written } from './quote.ts'
import type { SettledPlace } from './settle.ts'
import { Snippet } from './snippet.ts'
import { writtenKey } from './write.ts'

/** A kind that a person can create. */
export interface Creatable extends GVK {
  /** Undefined of a custom one. */
  readonly info: KindInfo | undefined
  /** 0 is what to use, 9 what goes away. */
  readonly rank: number
  readonly note: string | undefined
}

/** Kinds that most manifests are made of, the most common first; they come before others. */
const COMMON: readonly string[] =
  'Deployment Service ConfigMap Secret Ingress StatefulSet CronJob Job ServiceAccount Namespace PersistentVolumeClaim HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy Role RoleBinding ClusterRole ClusterRoleBinding DaemonSet Pod StorageClass PersistentVolume CustomResourceDefinition'.split(
    ' ',
  )

/** Whether most manifests are made of such kinds. */
export function isCommon(kind: string): boolean {
  return COMMON.includes(kind)
}

/** The fields that most resources begin with, in the order in which people write them. */
export const HEAD: readonly string[] = ['apiVersion', 'kind', 'metadata', 'spec']

/** Values of `apiVersion` and `kind` of a resource. */
export function kindsAt(place: SettledPlace, schema: SchemaContext): Candidate[] {
  if (place.part !== 'value' || place.path.length !== 1) return []
  const [field] = place.path
  if (field === 'apiVersion') return apiVersionsAt(place, schema)
  return field === 'kind' ? kindNamesAt(place, schema) : []
}

/** The fields that tell what a resource is, and the others that most have, where the kind is not known yet. */
export function headFieldsAt(
  { form, hasColon, maps, path, part, kind, column, lacksDash }: SettledPlace,
  habit: Habit,
): Candidate[] {
  if (part !== 'key' || path.length > 0 || kind !== undefined) return []
  const there = new Set(maps[0]?.keys)
  return HEAD.flatMap((name, place): Candidate[] => {
    if (there.has(name)) return []
    const snippet = new Snippet().text(lacksDash ? '- ' : '').text(writtenKey(name, form))
    if (!hasColon && isScalar(name))
      snippet
        .text(quotesTexts(form) ? ': "' : ': ')
        .stop()
        .text(quotesTexts(form) ? '"' : '')
    else if (!hasColon && form === 'block')
      snippet
        .text(':')
        .line(column + (lacksDash ? 2 : 0) + habit.step)
        .stop()
    else if (!hasColon) snippet.text(': {').stop().text('}')
    const isFirst = there.size > 0 || isScalar(name)
    return [{ label: name, kind: 'field', rank: (isFirst ? 1 : AFTER_COMMON) + place / 10, snippet }]
  })
}

/** Who begins a resource with its parts gets these after whole resources of the common kinds. */
const AFTER_COMMON = 3.5

function isScalar(name: string): boolean {
  return name === 'apiVersion' || name === 'kind'
}

function apiVersionsAt({ maps }: SettledPlace, schema: SchemaContext): Candidate[] {
  const kind = maps[0]?.valueOf('kind')
  const all = creatableKinds(schema)
  const fitting = kind === undefined ? [] : all.filter((each) => each.kind === kind)
  const found = new Map<string, Creatable>()
  for (const each of fitting.length > 0 ? fitting : all) {
    const name = formatApiVersion(each)
    if ((found.get(name)?.rank ?? 10) > each.rank) found.set(name, each)
  }
  return [...found].map(([label, { rank, note }]) => ({
    label,
    kind: 'constant',
    rank,
    detail: note,
    isDeprecated: rank >= 9,
  }))
}

function kindNamesAt(place: SettledPlace, schema: SchemaContext): Candidate[] {
  const apiVersion = place.maps[0]?.valueOf('apiVersion')
  const all = creatableKinds(schema)
  const fitting = all.filter((each) => formatApiVersion(each) === apiVersion)
  const isMissing = !place.maps[0]?.keys.includes('apiVersion')
  return (fitting.length > 0 ? fitting : all).map((each) => ({
    label: each.kind,
    kind: 'kind',
    rank: each.rank,
    detail: [formatApiVersion(each), ...(each.note === undefined ? [] : [each.note])].join(', '),
    isDeprecated: each.rank >= 9,
    ...(isMissing && { also: [apiVersionBefore(place, each)] }),
  }))
}

/** The line `apiVersion: ...` before the key `kind` of a place. */
function apiVersionBefore({ keyStart, form, keyColumn }: SettledPlace, gvk: GVK) {
  const value = written(formatApiVersion(gvk), { form, quote: '' }, true)
  const pair = `${writtenKey('apiVersion', form)}: ${value}`
  const text = form === 'block' ? `${pair}\n${' '.repeat(keyColumn)}` : `${pair}, `
  return { start: keyStart, end: keyStart, text }
}

interface Known {
  readonly schema: Pick<SchemaContext, 'versions'>
  readonly kinds: readonly Creatable[]
}

const builtIn = new WeakMap<object, Known>()

/** The kinds that a person can create in the versions of a project, those to use first. */
export function creatableKinds(schema: SchemaContext): readonly Creatable[] {
  const { store, versions, customs } = schema
  let known = builtIn.get(store)
  if (known?.schema.versions !== versions)
    builtIn.set(store, (known = { schema: { versions }, kinds: builtInKinds(schema) }))
  const own = customs?.kinds() ?? []
  if (own.length === 0) return known.kinds
  const custom = own.map(({ group, version, kind, warning }): Creatable => {
    return { group, version, kind, info: undefined, rank: warning === undefined ? 3 : 9, note: warning && 'deprecated' }
  })
  return [...known.kinds, ...custom]
}

function builtInKinds({ store, versions }: SchemaContext): Creatable[] {
  return store.kinds().flatMap((gvk): Creatable[] => {
    const info = store.kind(gvk)!
    const { published, life, enabledByDefault } = info
    const isThere = info.creatable && info.itemKind === undefined && existsInSome(published, versions)
    if (!isThere || (life.removed !== undefined && life.removed <= versions.from)) return []
    const { group, version, kind } = gvk
    const isGoing = life.deprecated !== undefined && life.deprecated <= versions.to
    const isOn = enabledByDefault !== undefined && existsInAll(enabledByDefault, versions)
    const isWhole = existsInAll(published, versions)
    const note = isGoing ? `deprecated since ${formatMinor(life.deprecated!)}` : isOn ? undefined : 'off by default'
    const isNewest = store.kindsNamed(kind).find(({ creatable }) => creatable) === info
    const at = COMMON.indexOf(kind)
    const usual = at === -1 ? 2 : 1 + at / 100
    const rank = isGoing ? 9 : !isOn || !isWhole ? 7 : !isNewest ? 4 : usual
    return [{ group, version, kind, info, rank: rank + (/^v\d+$/.test(version) ? 0 : 0.5), note }]
  })
}
