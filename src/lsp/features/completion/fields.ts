import { formatApiVersion } from '../../../model/gvk.ts'
import { existsInAll } from '../../../model/version.ts'
import type { SchemaContext } from '../../../schema/check.ts'
import { fieldsIn, lifeOf } from '../../../schema/explain.ts'
import { typeInWords } from '../../../schema/explain-text.ts'
import type { Field, ObjectType } from '../../../schema/types.ts'
import type { Candidate } from './candidate.ts'
import type { Habit } from './habit.ts'
import { HEAD } from './kinds.ts'
import { type SettledPlace, settle } from './settle.ts'
import { Snippet } from './snippet.ts'
import { isAlternative, type Usage, usageOf } from './usual.ts'
import { FieldWriter, fieldsTogether, isRequired, type Style, writtenKey } from './write.ts'

/** The fields that may be written at a place, without those that are there. */
export function fieldsAt(place: SettledPlace, habit: Habit): Candidate[] {
  const { type, owner, versions, path, form, column, kind } = place
  if (type?.kind !== 'object') return []
  const style: Style = { ...habit, form, versions, kind: kind?.kind }
  const there = new Set(place.maps[0]?.keys)
  const fields = fieldsIn(type, versions).filter(
    ({ name }) => !there.has(name) && !isAlternative(type.name, name, there),
  )
  const candidates = fields.map((field) => candidateOf(field, type, place, style))
  const isNew = form === 'block' && path.length > 0 && !place.hasColon && (place.lacksDash || there.size === 0)
  const together = isNew ? fieldsTogether(type, owner, style) : []
  if (together.length < 2) return candidates
  const out = new Snippet()
  if (place.lacksDash) out.text('- ')
  new FieldWriter(out, style).object(type, owner === undefined ? [] : [owner], place.lacksDash ? column + 2 : column)
  const label = together.map(({ name }) => name).join(', ')
  return [{ label, kind: 'snippet', detail: typeInWords(type), explain: path, rank: 0, snippet: out }, ...candidates]
}

/** A further item of a list, where its dashes stand in the column of keys. */
export function itemAt({ item }: SettledPlace, schema: SchemaContext, habit: Habit): Candidate[] {
  const place = item && settle(item, schema, habit)
  const [first] = place?.part === 'key' ? fieldsAt(place, habit).sort((a, b) => a.rank - b.rank) : []
  return first === undefined ? [] : [{ ...first, label: `- ${first.label}`, kind: 'snippet', rank: 1.95 }]
}

function candidateOf(field: Field, owner: ObjectType, place: SettledPlace, style: Style): Candidate {
  const { versions, path, hasColon, lacksDash, column, kind } = place
  const isHead = path.length === 0 && kind !== undefined && style.form === 'block'
  const out = new Snippet()
  if (lacksDash) out.text('- ')
  if (hasColon) out.text(writtenKey(field.name, style.form))
  else if (isHead && field.name === 'apiVersion') out.text(`apiVersion: ${formatApiVersion(kind)}`)
  else new FieldWriter(out, style).field(field, [owner], lacksDash ? column + 2 : column)
  const required = isRequired(field, versions)
  const chosen = place.maps[0]?.valueOf('type')
  const life = existsInAll(field, versions) ? [] : [lifeOf([field]).replace(/^exist(?:s|ed) /, '')]
  const isVoid = field.ignored?.some((one) => existsInAll(one, versions)) === true
  const notes = [...(required ? ['required'] : []), ...life, ...(isVoid ? ['without effect by default'] : [])]
  const usage = usageOf(owner.name, place.owner?.name, style.kind)
  const isDeprecated = isVoid || usage.deprecated.has(field.name)
  return {
    label: field.name,
    kind: 'field',
    detail: [typeInWords(field.type), ...notes].join(', '),
    explain: [...path, field.name],
    rank: isDeprecated ? 9 : isNamedBy(chosen, field.name) ? 1 : rankOf(field, usage, required, path.length === 0),
    isDeprecated,
    snippet: out,
  }
}

/** Whether `type` says that the field is the one to be written: `type: Resource` has `resource`. */
function isNamedBy(type: string | undefined, field: string): boolean {
  return type !== undefined && type !== '' && type[0]!.toLowerCase() + type.slice(1) === field
}

/** Required ones first, then those that are used most, in the order in which they are written. */
function rankOf(field: Field, { usual, rare }: Usage, required: boolean, isRoot: boolean): number {
  if (rare.has(field.name) || (isRoot && field.name === 'status')) return 8
  const at = usual.indexOf(field.name)
  if (required) return at === -1 ? 1.9 : 1 + at / 100
  if (at !== -1) return 2 + at / (usual.length + 1)
  const root = HEAD.indexOf(field.name)
  return isRoot && root !== -1 ? 1 + root / 10 : 5
}
