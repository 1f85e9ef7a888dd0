import { isIdentity, matches, parseLabels, parseSelector, type Selector } from '../../../kubernetes/label-selector.ts'
import type { Labels } from '../../../kubernetes/labels.ts'
import { objectsOf } from '../../../kubernetes/lists.ts'
import { podLabelsPath, shapeOf, templateOf, valueAt } from '../../../kubernetes/workload.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { bareKind } from '../../../workspace/references/identity.ts'
import { ownSelector, type SelectingField, selectingFields } from '../../../workspace/selections/fields.ts'
import { namespacesOf } from '../../../workspace/selections/judge.ts'
import { labelledIn } from '../../../workspace/selections/labels.ts'
import { applies } from '../../../workspace/selections/read.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { isAsker } from './names-fit.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'
import { namespacesFor } from './names-references.ts'

/** Labels, and what has them; without that they are those of the resource's own pods, or those that it selects them by. */
interface Known {
  readonly labels: Labels
  readonly by?: Resource
  /** Where labels without a resource come from. */
  readonly from?: string
}

/** Keys and values of labels where something is selected by them, and names of the ports of what is selected. */
export function labelsAt(asker: Asker): Candidate[] {
  const { place, kind } = asker
  const fields = selectingFields(kind, place.path, place.part).filter(({ row, owner }) => applies(row, asker.at(owner)))
  return [...fields.flatMap((field) => selectedBy(asker, field)), ...templateLabels(asker)]
}

function selectedBy(asker: Asker, field: SelectingField): Candidate[] {
  if (field.holds === 'namespace') return namespacesFor(asker)
  if (field.holds === 'port') return portsFor(asker, field)
  const { row, holds } = field
  const key = field.key ?? keyBeside(asker)
  if (holds === 'value' && key === undefined) return []
  const own = row.selects === 'Pod' ? ownLabels(asker) : []
  const others = row.own
    ? []
    : asker.units.flatMap((unit) => labelledIn(unit, row.selects, namespacesFrom(asker, field, unit)))
  const rest = restOf(asker, field).filter((each) => each.key !== key)
  const noun = row.selects === 'Pod' ? 'workload' : bareKind(row.selects)
  return choose(
    asker,
    [...own, ...others.filter(({ by }) => row.selects === 'Namespace' || !isAsker(asker, by))],
    rest,
    noun,
    holds === 'value' ? key : undefined,
  )
}

/** The labels of the pods of a workload are those that it finds them by. */
function templateLabels(asker: Asker): Candidate[] {
  const { place, kind, resource } = asker
  if (shapeOf(kind) === undefined) return []
  const labels = podLabelsPath(kind)
  const base = place.part === 'key' ? place.path : place.path.slice(0, -1)
  if (base.length !== labels.length || !labels.every((step, index) => step === base[index])) return []
  const own = ownSelector(kind)
  if (own === undefined) return []
  const selector = valueAt(resource, own.path)
  const rest = parseLabels(own.isMap ? selector : selector?.matchLabels)
  const selected = Object.fromEntries(rest.map(({ key, values }) => [key, values[0]!]))
  const wanted = rest.length > 0 ? [{ labels: selected, from: 'in the selector' }] : headLabels(asker)
  const key = place.part === 'value' ? String(place.path.at(-1)) : undefined
  return choose(asker, wanted, parseLabels(textsOf(valueAt(resource, labels))), 'selector', key)
}

/** The namespaces that a selector looks in; undefined where that may be any. */
function namespacesFrom(asker: Asker, { row, owner }: SelectingField, unit: Unit): readonly string[] | undefined {
  const from = { namespaced: asker.kind.namespaced, namespace: asker.namespace }
  return namespacesOf(unit, { row, from, owner: asker.at(owner) ?? {} })
}

function ownLabels(asker: Asker): Known[] {
  if (shapeOf(asker.kind) === undefined) return []
  const labels = textsOf(valueAt(asker.resource, podLabelsPath(asker.kind)))
  const isWritten = labels !== undefined && Object.keys(labels).length > 0
  return isWritten ? [{ labels, from: 'its own pods' }] : headLabels(asker)
}

/** The labels of a workload itself, which its pods mostly get too. */
function headLabels({ resource }: Asker): Known[] {
  const labels = textsOf(resource?.metadata?.labels)
  return labels === undefined ? [] : [{ labels, from: 'its own labels' }]
}

function textsOf(labels: unknown): Labels | undefined {
  if (typeof labels !== 'object' || labels === null) return undefined
  const texts = Object.entries(labels).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as Labels
}

/** In an expression the key stands beside the values. */
function keyBeside(asker: Asker): string | undefined {
  const { path } = asker.place
  const expression = path.at(-2) === 'values' ? asker.at(path.length - 2) : undefined
  return typeof expression?.key === 'string' ? expression.key : undefined
}

/** What else the selector asks for. */
function restOf(asker: Asker, { row, selector }: SelectingField): Selector {
  const written = asker.at(selector)
  if (row.map) return parseLabels(textsOf(written))
  return parseLabels(textsOf(written?.matchLabels))
}

interface Count extends Ranked {
  readonly all: Known[]
  readonly values: Set<string>
}

/** The keys of labels, or the values under one key: first those of what has the rest of the labels too. */
function choose(
  asker: Asker,
  known: readonly Known[],
  rest: Selector,
  noun: string,
  key: string | undefined,
): Candidate[] {
  const counts = new Map<string, Count>()
  const taken = new Set(key === undefined ? rest.map((each) => each.key) : [])
  for (const each of known) {
    const { labels, by } = each
    const fits = matches(rest, labels)
    for (const name of key === undefined ? Object.keys(labels) : [key]) {
      if (taken.has(name) || !Object.hasOwn(labels, name)) continue
      const label = key === undefined ? name : labels[name]!
      if (label === '') continue
      const rank = by === undefined ? 1 : rankOf(asker, name, label, key !== undefined, fits)
      const count = counts.get(label)
      if (count === undefined) counts.set(label, { label, rank, all: [each], values: new Set([labels[name]!]) })
      else {
        counts.set(label, { ...count, rank: Math.min(rank, count.rank) })
        count.all.push(each)
        count.values.add(labels[name]!)
      }
    }
  }
  return take(asker, rankNear(asker, [...counts.values()])).map(
    ({ label, rank, all, values }): Candidate => ({
      label,
      kind: 'reference',
      rank,
      detail: [describe(all, noun), ...(key === undefined ? [[...values].slice(0, 4).join(', ')] : [])].join(' · '),
    }),
  )
}

function rankOf(asker: Asker, key: string, label: string, isValue: boolean, fits: boolean): number {
  if (!fits) return 5
  return (isValue ? asker.isRelated(label) : isIdentity(key)) ? 2 : 2.5
}

/** `3 workloads`, or which one it is. */
function describe(all: readonly Known[], noun: string): string {
  const others = all.flatMap(({ by }) => by ?? [])
  if (others.length === 0) return all[0]!.from!
  return others.length === 1 ? nameOf(others[0]!) : `${others.length} ${noun}s`
}

/** The ports of what a selector finds: of containers, names first, or of Services. */
function portsFor(asker: Asker, { row }: SelectingField): Candidate[] {
  const path = row.field.split('.')
  const written = valueAt(asker.resource, path)
  const selector = row.map ? parseLabels(textsOf(written)) : parseSelector(written)
  if (selector === undefined || (selector.length === 0 && row.empty !== 'all')) return []
  const takesNumbers = asker.typeAt()?.kind === 'int-or-string'
  const owner = valueAt(asker.resource, path.slice(0, -1)) ?? {}
  const field: SelectingField = { row, holds: 'port', owner: path.length - 1, selector: path.length }
  const found = asker.units.flatMap((unit) => {
    const from = { namespaced: asker.kind.namespaced, namespace: asker.namespace }
    const namespaces = namespacesOf(unit, { row: field.row, from, owner })
    return labelledIn(unit, row.selects, namespaces)
      .filter(({ labels }) => matches(selector, labels))
      .flatMap(({ by }) => portsOf(by, takesNumbers && row.selects === 'Pod'))
  })
  return take(asker, rankNear(asker, found)).map((each): Candidate => ({ ...each, kind: 'reference' }))
}

interface Port extends Ranked {
  readonly detail: string
}

function portsOf(by: Resource, takesNumbers: boolean): Port[] {
  if (by.podLabels === undefined)
    return objectsOf<any>(by.value.spec?.ports).flatMap(([{ name, port }]) =>
      typeof name === 'string' ? [{ label: name, rank: 1, detail: `port ${port} of ${nameOf(by)}` }] : [],
    )
  const { containers, initContainers } = templateOf(by)?.spec ?? {}
  return [...objectsOf<any>(containers), ...objectsOf<any>(initContainers)].flatMap(([{ name: container, ports }]) =>
    objectsOf<any>(ports).flatMap(([{ name, containerPort }]): Port[] => {
      const detail = `of container ${container} in ${nameOf(by)}`
      return [
        ...(typeof name === 'string' ? [{ label: name, rank: 1, detail: `port ${containerPort} ${detail}` }] : []),
        ...(takesNumbers && typeof containerPort === 'number'
          ? [{ label: String(containerPort), rank: 2, detail: `port ${detail}` }]
          : []),
      ]
    }),
  )
}
