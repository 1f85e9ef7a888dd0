import { templateOf } from '../../../kubernetes/workload.ts'
import { formatApiVersion } from '../../../model/gvk.ts'
import { placeOf, type Resource } from '../../../model/resource.ts'
import { existsInSome } from '../../../model/version.ts'
import { type Choice, choicesOf, isInReach } from '../../../workspace/references/choices.ts'
import { applies, kindBeside, kindOf, namesIn, textBeside } from '../../../workspace/references/extract.ts'
import { type NamingField, namingFields } from '../../../workspace/references/fields.ts'
import { bareKind, familyOf, groupOfKind } from '../../../workspace/references/identity.ts'
import { offers } from '../../../workspace/references/offers.ts'
import type { Row, TargetBeside } from '../../../workspace/references/row.ts'
import { makeTrie, valueBeside, walkTrie } from '../../../workspace/references/trie.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Asker } from './asker.ts'
import { type Beside, writtenBeside } from './beside.ts'
import type { Candidate } from './candidate.ts'
import { describe, documentationOf, placed } from './names-describe.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'

/** What is written beside a name; instead of a text it may be the version of what is named. */
interface Wish extends Beside {
  readonly isVersion?: boolean
}

/** A kind that a field can name, with what has to be written beside the name for that. */
interface Target {
  readonly kind: string
  readonly beside: readonly Wish[]
}

/** A name that fits, and how well. */
interface Fit extends Ranked {
  readonly choice: Choice
  readonly target: Target
  readonly insert?: string
  readonly beside: readonly Wish[]
}

/** What a field can name, and the keys, ports and namespaces beside names. */
export function referencesAt(asker: Asker): Candidate[] {
  const { part, path } = asker.place
  if (part === 'key') return []
  return namingFields(asker.kind, path).flatMap((field) => {
    const owner = asker.at(field.owner)
    if (!mayApply(field.row, owner)) return []
    if (field.holds === 'name') return namesFor(asker, field, owner)
    return field.holds === 'namespace' ? namespacesFor(asker) : partsFor(asker, field, owner)
  })
}

/** Whether a row is about a field, once what it asks for is written beside. */
function mayApply(row: Row, owner: any): boolean {
  const written = Object.entries(row.when ?? {}).filter(([path]) => valueBeside(owner, path) !== undefined)
  return applies({ unless: row.unless, when: Object.fromEntries(written) }, owner)
}

function namesFor(asker: Asker, { row, owner: way }: NamingField, owner: any): Candidate[] {
  const fits: Fit[] = []
  for (const unit of asker.units)
    for (const target of targetsOf(row, owner, asker, way, unit))
      for (const choice of choicesFor(unit, target.kind, asker)) {
        const fit = fitOf(asker, row, owner, target, choice)
        if (fit !== undefined) fits.push(fit)
      }
  return take(asker, rankNear(asker, fits)).map((fit, index) => candidateOf(asker, fit, index))
}

/** What is there of a kind; of Namespaces those that others lie in too. */
function choicesFor(unit: Unit, kind: string, asker: Asker): readonly Choice[] {
  const choices = choicesOf(unit, kind)
  if (kind !== 'Namespace') return choices
  const known = new Set(choices.map(({ name }) => name))
  const own = asker.view.document.key
  for (const by of unit.resources) {
    if (by.namespace === undefined || known.has(by.namespace) || asker.view.around.keyOf(by) === own) continue
    known.add(by.namespace)
    choices.push({ name: by.namespace, is: 'agreed', by, space: '' })
  }
  return choices
}

/** How a choice is written where it is asked for; undefined where it cannot be named from there. */
function fitOf(asker: Asker, row: Row, owner: any, target: Target, choice: Choice): Fit | undefined {
  const written = textBeside(owner, row.namespace)
  const wanted = written ?? asker.namespace
  const { namespaced } = asker.kind
  const { name, space, is } = choice
  const make = (more: Partial<Fit> = {}): Fit | undefined => {
    if (isSelf(asker, choice)) return undefined
    return { choice, target, label: name, beside: target.beside, rank: rankOf(asker, row, choice), ...more }
  }
  if (isInReach(choice, wanted) && (wanted !== undefined || namespaced || space === ''))
    return is === 'standing' && space !== (wanted ?? '') && space !== '' ? undefined : make()
  if (written !== undefined || is === 'standing') return undefined
  const rank = rankOf(asker, row, choice) + (wanted === undefined ? 0 : ELSEWHERE)
  // It is written with its namespace, or its namespace beside it.
  if (row.form !== undefined)
    return make({ insert: row.form === 'host' ? `${name}.${space}` : `${space}/${name}`, rank })
  if (row.namespace === undefined) return namespaced ? undefined : make()
  const field = row.namespace.replace(/^\[|\]$/g, '')
  return make({ beside: [...target.beside, { field, value: space }], rank })
}

const ELSEWHERE = 5

function isSelf({ kind, name, namespace, view }: Asker, { is, by }: Choice): boolean {
  if (is !== 'found' || by === undefined || by.name !== name || by.namespace !== namespace) return false
  return kindOf(by) === kindOf(kind) && view.around.keyOf(by) === view.document.key
}

/** What lies in the same folder or shares words with the name of the resource is likelier, what every cluster has less so. */
function rankOf(asker: Asker, row: Row, { is, by, name }: Choice): number {
  if (is === 'standing') return name.includes(':') ? 5 : 4
  const { folder } = asker
  const isNear = by !== undefined && folder !== '' && placeOf(by).startsWith(folder)
  const rank = isNear || asker.isRelated(name) ? 1 : 2
  return is === 'found' && by !== undefined && !isPreferred(row, by) ? rank + 2 : rank
}

function isPreferred({ prefers, needs }: Row, by: Resource): boolean {
  if (prefers !== undefined && !applies({ when: prefers }, by.value)) return false
  const offered = needs && offers(by, 'key')
  return !needs || offered === undefined || needs.every((key) => offered.has(key))
}

/** The kinds that a field can name, by what is written beside it; where no kind is written, each with the fields that say so. */
function targetsOf(row: Row, owner: any, asker: Asker, way: NamingField['owner'], unit: Unit): readonly Target[] {
  const beside = Object.entries(row.when ?? {})
    .filter(([path]) => valueBeside(owner, path) === undefined)
    .map(([field, value]) => ({ field, value }))
  const { to } = row
  if (typeof to === 'string') return [{ kind: to, beside }]
  const usual = row.among ?? (to.otherwise === undefined ? [] : familyOf(to.otherwise))
  if (textBeside(owner, to.kind) === undefined && to.kind !== undefined)
    return usual.map((kind) => ({ kind, beside: [...beside, ...kindBesideName(to, kind, asker, way)] }))
  const kind = kindBeside(to, owner)
  if (kind === undefined) return []
  if (kind.includes('.') || isGroupWritten(to, owner)) return [{ kind, beside }]
  // Of which group it is may not be written yet.
  const known = [...new Set([...usual, ...unit.resources.map(kindOf)])].filter((each) => bareKind(each) === kind)
  return known.map((each) => ({ kind: each, beside: [...beside, ...groupBesideName(to, each)] }))
}

function isGroupWritten({ apiVersion, group }: TargetBeside, owner: any): boolean {
  if (apiVersion === undefined && group === undefined) return true
  return textBeside(owner, apiVersion) !== undefined || (group !== undefined && valueBeside(owner, group) !== undefined)
}

/** What says of which kind a name is; what an absent kind means need not be written unless the server asks for it. */
function kindBesideName(to: TargetBeside, kind: string, asker: Asker, way: NamingField['owner']): Wish[] {
  if (kind === to.otherwise && !isRequired(asker, way, to.kind!)) return []
  return [{ field: to.kind!, value: bareKind(kind) }, ...groupBesideName(to, kind)]
}

function groupBesideName({ apiVersion, group, otherwise }: TargetBeside, kind: string): Wish[] {
  const own = groupOfKind(kind)
  if (apiVersion !== undefined) return [{ field: apiVersion, value: '', isVersion: true }]
  if (group === undefined || (otherwise !== undefined && own === groupOfKind(otherwise))) return []
  return own === '' ? [] : [{ field: group, value: own }]
}

function isRequired(asker: Asker, way: NamingField['owner'], field: string): boolean {
  const type = asker.typeAt(way)
  const { versions } = asker.view.around.schema
  const fields = type?.kind === 'object' ? (type.fields.get(field) ?? []) : []
  return fields.some(({ required, published = required }) => published?.some((span) => existsInSome(span, versions)))
}

function candidateOf(asker: Asker, { label, insert, rank, choice, target, beside }: Fit, index: number): Candidate {
  const { by } = choice
  const written = beside.flatMap(({ field, value, isVersion }) => {
    if (!isVersion) return [{ field, value }]
    return by !== undefined && choice.is === 'found' ? [{ field, value: formatApiVersion(by.gvk) }] : []
  })
  return {
    label: insert ?? label,
    kind: 'reference',
    rank,
    detail: describe(target.kind, choice, index),
    documentation: documentationOf(choice, index),
    also: written.length === 0 ? undefined : writtenBeside(asker, written),
  }
}

/** The Namespaces that are known. */
export function namespacesFor(asker: Asker): Candidate[] {
  const fits = asker.units.flatMap((unit) =>
    choicesFor(unit, 'Namespace', asker).map(
      (choice): Fit => ({
        choice,
        target: NAMESPACE,
        beside: [],
        label: choice.name,
        rank: choice.is === 'standing' ? 4 : 2,
      }),
    ),
  )
  return take(asker, rankNear(asker, fits)).map((fit, index) => candidateOf(asker, fit, index))
}

const NAMESPACE: Target = { kind: 'Namespace', beside: [] }

/** The keys or ports of what is named beside, or names inside of it. */
function partsFor(asker: Asker, field: NamingField, owner: any): Candidate[] {
  const found: (Ranked & { readonly by: Resource })[] = []
  for (const by of namedBeside(asker, field, owner))
    for (const value of partsOf(asker, by, field.holds))
      found.push({ label: String(value), rank: typeof value === 'number' ? 2 : 1, by })
  const what = typeof field.holds === 'string' ? field.holds : 'inside'
  return take(asker, rankNear(asker, found)).map(({ label, rank, by }) => ({
    label,
    kind: 'reference',
    rank,
    detail: `${what === 'inside' ? 'in' : `${what} of`} ${placed(by)}`,
  }))
}

function partsOf(asker: Asker, by: Resource, holds: NamingField['holds']): readonly (string | number)[] {
  if (holds === 'key') return offers(by, 'key')?.all() ?? []
  if (holds === 'port') {
    const type = asker.typeAt()?.kind
    return (offers(by, 'port')?.all() ?? []).filter((value) => takesPort(value, type, asker.place.path.at(-1)))
  }
  if (typeof holds === 'string') return []
  const names: string[] = []
  walkTrie(makeTrie([[holds.names, true] as const]), holds.inPods ? templateOf(by) : by.value, ({ value }) => {
    if (typeof value === 'string') names.push(value)
  })
  return names
}

/** The resources that a field finds by what is written beside a part of it. */
function namedBeside(asker: Asker, { row, name: field, owner: way }: NamingField, owner: any): readonly Resource[] {
  const text = textBeside(owner, field)
  const names = text === undefined ? undefined : namesIn(text, row.form)
  if (names === undefined) return []
  const wanted = names.namespace ?? textBeside(owner, row.namespace) ?? asker.namespace
  return asker.units.flatMap((unit) =>
    targetsOf(row, owner, asker, way, unit).flatMap(({ kind }) =>
      choicesOf(unit, kind).flatMap((choice) => {
        const isNamed = choice.name === names.name && choice.is === 'found' && isInReach(choice, wanted)
        return isNamed && choice.by !== undefined ? [choice.by] : []
      }),
    ),
  )
}

/** Whether a port may be written as it is, by its number or its name. */
function takesPort(value: string | number, type: string | undefined, field: string | number | undefined): boolean {
  if (type === 'int32' || type === 'int64' || field === 'number') return typeof value === 'number'
  return (type === 'string' || field === 'name') === false || typeof value === 'string'
}
