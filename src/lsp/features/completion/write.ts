import { existsInSome, type VersionRange } from '../../../model/version.ts'
import { fieldsIn } from '../../../schema/explain.ts'
import type { Field, ObjectType, Type } from '../../../schema/types.ts'
import type { Habit } from './habit.ts'
import { quotesTexts, type Writing, written } from './quote.ts'
import type { Snippet } from './snippet.ts'
import { usageOf } from './usual.ts'
import { restartsIn, usualValues } from './well-known.ts'

/** How fields are written at a place. */
export interface Style extends Habit, Pick<Writing, 'form'> {
  readonly versions: VersionRange
  /** The kind of the resource, where it is one of Kubernetes' own. */
  readonly kind?: string
}

/** Definitions that are written into each other. */
const DEPTH = 6

const TEXTS: ReadonlySet<Type['kind']> = new Set(['string', 'bytes', 'time', 'micro-time', 'duration', 'quantity'])

/** Writes fields with what belongs below them, and gaps for what only a person knows. */
export class FieldWriter {
  readonly #out: Snippet
  readonly #style: Style

  constructor(out: Snippet, style: Style) {
    this.#out = out
    this.#style = style
  }

  /** A field of the last of some definitions that lie in each other, its key at a column. */
  field(field: Field, above: readonly ObjectType[], column: number): void {
    const { form } = this.#style
    this.#out.text(`${writtenKey(field.name, form)}:`)
    if (form === 'block') this.#below(field, above, column)
    else this.#inline(field, field.type, above)
  }

  /** The fields that a new object of a definition has, below each other; the first one stands where the text is. */
  object(type: ObjectType, above: readonly ObjectType[], column: number): void {
    const fields = this.#fieldsOf(type, above)
    if (fields.length === 0) this.#out.stop()
    for (const [index, field] of fields.entries()) {
      if (index > 0) this.#out.line(column)
      this.field(field, [...above, type], column)
    }
  }

  #fieldsOf(type: ObjectType, above: readonly ObjectType[]): readonly Field[] {
    return above.length > DEPTH || above.includes(type) ? [] : fieldsTogether(type, above.at(-1), this.#style)
  }

  #below(field: Field, above: readonly ObjectType[], column: number): void {
    const { step, indentsLists } = this.#style
    const { type } = field
    if (type.kind === 'list') {
      const dash = column + (indentsLists ? step : 0)
      this.#out.line(dash).text('- ')
      if (type.items.kind === 'object') this.object(type.items, above, dash + 2)
      else if (type.items.kind === 'list' || type.items.kind === 'map') this.#out.stop()
      else this.#scalar(field, type.items, above)
    } else if (type.kind === 'object') {
      this.#out.line(column + step)
      this.object(type, above, column + step)
    } else if (type.kind === 'map') this.#out.line(column + step).stop()
    else {
      this.#out.text(' ')
      this.#scalar(field, type, above)
    }
  }

  /** In brackets, all on one line. */
  #inline(field: Field, type: Type, above: readonly ObjectType[], gap = ' '): void {
    this.#out.text(gap)
    if (type.kind === 'list') {
      this.#out.text('[')
      this.#inline(field, type.items, above, '')
      this.#out.text(']')
    } else if (type.kind === 'object') this.#inlineObject(type, above)
    else if (type.kind === 'map' || type.kind === 'any') this.#out.text('{').stop().text('}')
    else this.#scalar(field, type, above)
  }

  #inlineObject(type: ObjectType, above: readonly ObjectType[]): void {
    const fields = this.#fieldsOf(type, above)
    this.#out.text('{')
    if (fields.length === 0) this.#out.stop()
    for (const [index, field] of fields.entries()) {
      if (index > 0) this.#out.text(', ')
      this.field(field, [...above, type], 0)
    }
    this.#out.text('}')
  }

  #scalar(field: Field, type: Type, above: readonly ObjectType[]): void {
    const { form } = this.#style
    const choices = choicesOf(field, type, above.at(-1), this.#style)
    const isText = TEXTS.has(type.kind)
    if (quotesTexts(form) && isText) this.#out.text('"').stop('', choices).text('"')
    else
      this.#out.stop(
        '',
        choices.map((choice) => written(choice, { form, quote: '' }, isText)),
      )
  }
}

/** A key, with quotes where JSON or YAML needs them. */
export function writtenKey(name: string, form: Writing['form']): string {
  return form === 'json'
    ? JSON.stringify(name)
    : written(name, { form: form === 'kyaml' ? 'flow' : form, quote: '' }, true)
}

/** The fields that a new object of a definition, in one of another, is written with: those that servers demand, and those that are hardly ever left out. */
export function fieldsTogether(
  type: ObjectType,
  owner: ObjectType | undefined,
  { versions, kind }: Pick<Style, 'versions' | 'kind'>,
): Field[] {
  const { together, usual } = usageOf(type.name, owner?.name, kind)
  const wanted = fieldsIn(type, versions).filter(
    (field) => together.includes(field.name) || isRequired(field, versions),
  )
  const place = ({ name }: Field) => (usual.includes(name) ? usual.indexOf(name) : usual.length)
  return wanted.toSorted((a, b) => place(a) - place(b))
}

/** Whether a server refuses an object without the field. */
export function isRequired(field: Field, versions: VersionRange): boolean {
  return field.required?.some((one) => existsInSome(one, versions)) === true
}

/** The values that a field may have: its default first, then those that are used most. */
export function choicesOf(
  field: Field,
  type: Type,
  owner: ObjectType | undefined,
  { versions, kind }: Pick<Style, 'versions' | 'kind'>,
): readonly string[] {
  const restarts = field.name === 'restartPolicy' && owner?.name.endsWith('.PodSpec') ? restartsIn(kind) : undefined
  if (restarts !== undefined) return restarts
  const listed = (field.values ?? []).flatMap((each) => (existsInSome(each, versions) ? each.value : []))
  const usual = owner === undefined ? [] : usualValues(owner.name, field.name)
  const isSort = (field.name === 'kind' || field.name === 'type') && listed.length === 0
  const all = new Set(type.kind === 'boolean' ? ['true', 'false'] : isSort ? usual : listed)
  const first = [defaultOf(field, versions), ...usual].filter((each) => each !== undefined && all.has(each))
  return [...new Set([...(first as string[]), ...all])]
}

/** What a server fills in where a field is absent, where that is a scalar. */
export function defaultOf(field: Field, versions: VersionRange): string | undefined {
  const filled = field.filled?.findLast((one) => existsInSome(one, versions))
  const value = filled === undefined ? field.default : filled.value
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
