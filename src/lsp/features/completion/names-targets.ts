import { existsInSome } from '../../../model/version.ts'
import { kindBeside, kindOf, textBeside } from '../../../workspace/references/extract.ts'
import type { NamingField } from '../../../workspace/references/fields.ts'
import { bareKind, familyOf, groupOfKind } from '../../../workspace/references/identity.ts'
import type { TargetBeside } from '../../../workspace/references/row.ts'
import { valueBeside } from '../../../workspace/references/trie.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Asker } from './asker.ts'
import type { Beside } from './beside.ts'

/** What is written beside a name; instead of a text it may be the version of what is named. */
export interface Wish extends Beside {
  readonly isVersion?: boolean
}

/** A kind that a field can name, with what has to be written beside the name for that. */
export interface Target {
  readonly kind: string
  readonly beside: readonly Wish[]
}

/** A field that names something, as it stands in a resource: the row, and what is written beside. */
export interface Naming extends NamingField {
  readonly beside: any
}

/** The kinds that a field can name, by what is written beside it; where no kind is written, each with the fields that say so. */
export function targetsOf(asker: Asker, { row, beside: owner, owner: way }: Naming, unit: Unit): readonly Target[] {
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
  return [...groupBesideName(to, kind), { field: to.kind!, value: bareKind(kind) }]
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
