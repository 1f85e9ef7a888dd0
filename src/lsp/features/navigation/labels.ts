import { meetsAtRunTime } from '../../../kubernetes/generated-labels.ts'
import { meets, type Requirement } from '../../../kubernetes/label-selector.ts'
import { podLabelsPath, shapeOf } from '../../../kubernetes/workload.ts'
import type { Span } from '../../../model/finding.ts'
import { type FieldPath, key as mapKey } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { oncePer } from '../../../workspace/maps.ts'
import { kindOf } from '../../../workspace/references/extract.ts'
import { bareKind } from '../../../workspace/references/identity.ts'
import { namespacesOf } from '../../../workspace/selections/judge.ts'
import { type Selection, selectionsOf } from '../../../workspace/selections/read.ts'
import { selections as table } from '../../../workspace/selections/rows.ts'
import { isMetBy, type Unit } from '../../../workspace/unit.ts'
import { holds } from '../../spot.ts'
import type { Surroundings } from '../../surroundings.ts'
import { customsIn } from './customs.ts'
import { type Naming, type Place, placeAt, type Subject } from './subject.ts'

/** A label by which something is selected: its key, or with a value one of its values. */
interface Label {
  /** `Pod` for whatever makes pods. */
  readonly of: string
  readonly key: string
  readonly value: string | undefined
}

const POD = 'Pod'

/** Where the labels stand that selectors of pods, or of a kind, look at. */
function labelsPathOf(resource: Resource, of: string): FieldPath {
  return of === POD ? podLabelsPath(resource) : ['metadata', 'labels']
}

function labelsOf(resource: Resource, of: string): Readonly<Record<string, unknown>> {
  return (of === POD ? resource.podLabels : resource.metadata?.labels) ?? {}
}

/** Whether a resource has such labels. */
function isOf(resource: Resource, of: string): boolean {
  return of === POD ? resource.podLabels !== undefined : kindOf(resource) === of
}

function bears(resource: Resource, { of, key, value }: Label): boolean {
  const labels = labelsOf(resource, of)
  return isOf(resource, of) && Object.hasOwn(labels, key) && (value === undefined || labels[key] === value)
}

/** The label at an offset of a resource: of its pods, its own where something may select it by that, or one that it selects by. */
export function labelSubject(around: Surroundings, resource: Resource, offset: number): Subject | undefined {
  for (const of of [POD, kindOf(resource)]) {
    if (!isOf(resource, of)) continue
    const path = labelsPathOf(resource, of)
    for (const [key, value] of Object.entries(labelsOf(resource, of))) {
      const own = partAt(resource, [...path, mapKey(key)], offset)
      if (own === undefined) continue
      const label = { of, key, value: own.isKey ? undefined : String(value) }
      if (of === POD || isSelected(around, resource, label)) return subjectOf(around, label, [resource], own.span)
    }
  }
  for (const selection of selectionsOf(resource))
    for (const requirement of selection.selector)
      for (const { path, isKey, value } of writtenOf(selection, requirement)) {
        const place = placeAt(resource, path, 'use', { part: isKey ? 'key' : 'value' })
        if (place === undefined || !holds(place.span, offset)) continue
        const label = { of: selection.row.selects, key: requirement.key, value }
        return subjectOf(around, label, declaringOf(around, selection, label), place.span)
      }
  return undefined
}

function partAt(resource: Resource, path: FieldPath, offset: number): Place | undefined {
  return (['key', 'value'] as const)
    .map((part) => placeAt(resource, path, 'declaration', { part }))
    .find((place) => place !== undefined && holds(place.span, offset))
}

/** Whether anything selects a resource by a label of its own. */
function isSelected(around: Surroundings, resource: Resource, label: Label): boolean {
  return around
    .unitsOf(resource)
    .some((unit) => selectorsOf(unit)(label.of).some((user) => usesOf(user, label).length > 0))
}

/** The resources of a unit that may select some of a kind. */
function selecting(unit: Unit, of: string): readonly Resource[] {
  return (SELECTING.get(of) ?? []).flatMap((kind) => {
    if (kind === 'pod') return unit.podNamespaces.flatMap((namespace) => unit.podOwners(namespace))
    return kind.includes('.') ? (customsIn(unit).get(kind) ?? []) : unit.ofKind(kind)
  })
}

/** The same, each list made once. */
const selectorsOf = oncePer((unit: Unit) => {
  const known = new Map<string, readonly Resource[]>()
  return (of: string) => {
    if (!known.has(of)) known.set(of, [...new Set(selecting(unit, of))])
    return known.get(of)!
  }
})

/** By what is selected, the kinds that have selectors of it. */
const SELECTING: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(table.flatMap((each) => each.selections.map(({ selects }) => selects)))].map((of) => [
    of,
    [...new Set(table.flatMap((each) => (each.selections.some(({ selects }) => selects === of) ? each.in : [])))],
  ]),
)

/** What is written of a requirement: its key, with the fields that hold it, and its values. */
function writtenOf(
  { path }: Selection,
  requirement: Requirement,
): { path: FieldPath; isKey: boolean; value: string | undefined }[] {
  const { values } = requirement
  const at = [...path, ...requirement.path]
  if (typeof requirement.path.at(-1) !== 'number')
    return [
      { path: at, isKey: true, value: undefined },
      { path: at, isKey: false, value: values[0] },
    ]
  return [
    { path: [...at, 'key'], isKey: false, value: undefined },
    ...values.map((value, index) => ({ path: [...at, 'values', index], isKey: false, value })),
  ]
}

/** The selectors of a resource that look at a label, with what of them is about it. */
function usesOf(
  user: Resource,
  label: Label,
): { selection: Selection; paths: { path: FieldPath; isKey: boolean }[] }[] {
  return selectionsOf(user).flatMap((selection) => {
    if (selection.row.selects !== label.of) return []
    const paths = selection.selector
      .filter(({ key }) => key === label.key)
      .flatMap((requirement) => writtenOf(selection, requirement).filter(({ value }) => value === label.value))
    return paths.length === 0 ? [] : [{ selection, paths }]
  })
}

/** The resources that bear a label which a selector looks at, and are found by the rest of it. */
function declaringOf(around: Surroundings, selection: Selection, label: Label): readonly Resource[] {
  const found = new Set<Resource>()
  for (const unit of around.unitsOf(selection.from))
    for (const resource of candidatesOf(unit, selection, label))
      if (concerns(unit, selection, resource, label)) found.add(resource)
  return [...found]
}

function candidatesOf(unit: Unit, selection: Selection, { of }: Label): readonly Resource[] {
  if (selection.row.own) return [selection.from]
  if (of !== POD) return unit.ofKind(bareKind(of)).filter((resource) => isOf(resource, of))
  const namespaces = namespacesOf(unit, selection) ?? unit.podNamespaces
  return namespaces.flatMap((namespace) => unit.podOwners(namespace))
}

/** Whether a selector finds a resource, or would but for the value of a label. */
function concerns(unit: Unit, selection: Selection, resource: Resource, label: Label): boolean {
  const { row, from, selector } = selection
  if (!bears(resource, label)) return false
  if (row.own) return resource === from
  const namespaces = namespacesOf(unit, selection)
  if (resource.namespaced && namespaces !== undefined && !namespaces.includes(unit.namespaceOf(resource))) return false
  return selector.every((requirement) => requirement.key === label.key || isMet(requirement, resource, label.of))
}

function isAboutSome(
  around: Surroundings,
  selection: Selection,
  bearers: ReadonlySet<Resource>,
  label: Label,
): boolean {
  if (selection.row.own) return bearers.has(selection.from) && bears(selection.from, label)
  for (const unit of around.unitsOf(selection.from))
    for (const bearer of bearers) if (concerns(unit, selection, bearer, label)) return true
  return false
}

function isMet(requirement: Requirement, resource: Resource, of: string): boolean {
  return of === POD
    ? isMetBy(requirement, resource)
    : meets(requirement, labelsOf(resource, of) as Record<string, string>)
}

function subjectOf(around: Surroundings, label: Label, declaring: readonly Resource[], here: Span): Subject {
  const { of, key, value } = label
  const text = value === undefined ? key : value
  return {
    title: value === undefined ? `label "${key}"` : `label ${key}=${value}`,
    name: text,
    here,
    declaring,
    usersOf: (bearer) => around.unitsOf(bearer).map((unit) => selectorsOf(unit)(of)),
    declaringOf: (user, known) =>
      usesOf(user, label).flatMap(({ selection }) =>
        isAboutSome(around, selection, known, label) ? declaringOf(around, selection, label) : [],
      ),
    placesIn: (resource, known) => {
      const path = [...labelsPathOf(resource, of), mapKey(key)]
      const part = value === undefined ? 'key' : 'value'
      const own = known.has(resource) ? (placeAt(resource, path, 'declaration', { part, whole: 'object' }) ?? []) : []
      const uses = usesOf(resource, label).flatMap(({ selection, paths }) => {
        const isAbout = isAboutSome(around, selection, known, label)
        if (!isAbout) return []
        return paths.flatMap(
          (each) => placeAt(resource, each.path, 'use', { part: each.isKey ? 'key' : 'value' }) ?? [],
        )
      })
      return [own, ...uses].flat()
    },
    naming: namingOf(around, label),
  }
}

function namingOf(around: Surroundings, label: Label): Naming {
  const { of, key, value } = label
  return {
    meansText: (text, { as }) =>
      text === (value ?? key) && (as === 'text' || as === (value === undefined ? 'key' : 'label')),
    refusal: (declaring) => {
      if (
        meetsAtRunTime({ key, operator: 'Exists', values: [], path: [] }, { kind: '', name: undefined }) !== undefined
      )
        return `controllers write the label "${key}"`
      if (key === 'kubernetes.io/metadata.name') return 'the server writes this label'
      if (value !== undefined) return undefined
      for (const bearer of declaring)
        if (shapeOf(bearer) !== undefined && JSON.stringify(bearer.value).includes(`metadata.labels['${key}']`))
          return `${nameOf(bearer)} reads it by that name`
      return undefined
    },
    caution: (declaring) => {
      const fixed =
        of === POD
          ? [...declaring].find((bearer) => usesOf(bearer, label).some(({ selection }) => selection.row.own))
          : undefined
      return (
        fixed &&
        `the selector of ${nameOf(fixed)} cannot be changed in a cluster: it must be deleted there and made again`
      )
    },
    taken: (wanted, declaring, users) => {
      const values = new Set([...declaring].map((bearer) => (value === undefined ? labelsOf(bearer, of)[key] : wanted)))
      const then = value === undefined ? wanted : key
      for (const unit of new Set([...declaring].flatMap((bearer) => around.unitsOf(bearer)))) {
        const reason = value === undefined ? keyTaken(unit, label, wanted, declaring) : undefined
        if (reason !== undefined) return reason
        const namespaces = namespacesSeen(unit, label, users)
        for (const each of bearersIn(unit, of)) {
          if (declaring.has(each) || !bears(each, { of, key: then, value: undefined })) continue
          if (!values.has(labelsOf(each, of)[then]) || namespaces?.has(unit.namespaceOf(each)) === false) continue
          return `${nameOf(each)} has it already, and whoever selects these would select that too`
        }
      }
      return undefined
    },
  }
}

/** The namespaces that selectors look into which look at a label; undefined where that may be all. */
function namespacesSeen(unit: Unit, label: Label, users: ReadonlySet<Resource>): ReadonlySet<string> | undefined {
  const seen = new Set<string>()
  for (const user of users)
    for (const { selection } of usesOf(user, label)) {
      const namespaces = selection.row.own ? [unit.namespaceOf(user)] : namespacesOf(unit, selection)
      if (namespaces === undefined) return undefined
      for (const each of namespaces) seen.add(each)
    }
  return seen
}

function bearersIn(unit: Unit, of: string): readonly Resource[] {
  return of === POD ? unit.podNamespaces.flatMap((each) => unit.podOwners(each)) : unit.ofKind(bareKind(of))
}

/** Why a key of labels cannot get a name: it is there, or selectors look at it whatever its value. */
function keyTaken(unit: Unit, { of }: Label, wanted: string, declaring: ReadonlySet<Resource>): string | undefined {
  for (const bearer of declaring)
    if (Object.hasOwn(labelsOf(bearer, of), wanted)) return `${nameOf(bearer)} has a label "${wanted}" already`
  for (const user of selectorsOf(unit)(of))
    for (const { selector } of selectionsOf(user))
      if (selector.some(({ key, operator }) => key === wanted && operator !== 'In'))
        return `${nameOf(user)} looks at labels of that name`
  return undefined
}
