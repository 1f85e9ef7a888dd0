import { formatApiVersion, type GVK } from '../../../model/gvk.ts'
import { explainAt } from '../../../schema/at.ts'
import type { SchemaContext } from '../../../schema/check.ts'
import { fieldsIn } from '../../../schema/explain.ts'
import { type Body, bodyOf, type Together, together } from './bodies.ts'
import type { Candidate } from './candidate.ts'
import type { Habit } from './habit.ts'
import { type Creatable, creatableKinds } from './kinds.ts'
import { headNode } from './place.ts'
import type { SettledPlace } from './settle.ts'
import { Snippet } from './snippet.ts'
import { FieldWriter, fieldsTogether, type Style } from './write.ts'

/** Whole resources, where a new one begins: in an empty document, or in an empty item of a List. */
export function resourcesAt(place: SettledPlace, schema: SchemaContext, habit: Habit): Candidate[] {
  const { part, path, form, maps, hasColon, column, head, isItem, lacksDash } = place
  const isNew = part === 'key' && path.length === 0 && form === 'block' && !hasColon
  if (!isNew || head.entries.length > 0 || maps[0]!.keys.length > 0) return []
  const single = creatableKinds(schema)
    .filter(({ rank }) => rank < 9)
    .map(
      (kind): Candidate => ({
        label: kind.kind,
        kind: 'snippet',
        detail: formatApiVersion(kind),
        explainKind: kind,
        rank: kind.rank + 2,
        snippet: remembered(kind, schema, habit, { column, lacksDash }),
      }),
    )
  const isDocument = column === 0 && !isItem && !lacksDash
  return isDocument ? [...single, ...together.map((each) => severalOf(each, habit))] : single
}

/** Resources in documents of their own, after those of a single kind. */
function severalOf({ label, resources }: Together, habit: Habit): Candidate {
  const snippet = new Snippet()
  for (const [index, { gvk, body }] of resources.entries()) {
    if (index > 0) snippet.line(0).text('---').line(0)
    new BodyWriter(snippet, habit).map({ ...headOf(gvk), ...body }, 0)
  }
  const [{ gvk }] = resources as [(typeof resources)[number]]
  return { label, kind: 'snippet', detail: `${resources.length} documents`, explainKind: gvk, rank: 3.4, snippet }
}

/** The column in which a resource begins, or the dash that it lacks. */
type Where = Pick<SettledPlace, 'column' | 'lacksDash'>

interface Known {
  readonly id: string
  readonly snippet: Snippet
}

const known = new WeakMap<Creatable, Known>()

/** A new resource as it was asked for last. */
function remembered(kind: Creatable, schema: SchemaContext, habit: Habit, where: Where): Snippet {
  const id = `${habit.step} ${habit.indentsLists} ${where.column} ${where.lacksDash}`
  let last = known.get(kind)
  if (last?.id !== id) known.set(kind, (last = { id, snippet: resourceOf(kind, schema, habit, where) }))
  return last!.snippet
}

/** A new resource of a kind: servers take it as it is, unless it is a custom one or holds what only a person has, such as a certificate. */
export function resourceOf(
  kind: Creatable,
  schema: SchemaContext,
  habit: Habit,
  { column: from, lacksDash }: Where = { column: 0, lacksDash: false },
): Snippet {
  const out = lacksDash ? new Snippet().text('- ') : new Snippet()
  const column = lacksDash ? from + 2 : from
  const body = bodyOf(kind)
  const head = headOf(kind)
  new BodyWriter(out, habit).map({ ...head, ...body }, column)
  if (body !== undefined) return out
  const type = kind.info?.type ?? explainAt(headNode(head), [], schema)?.kind.type
  if (type === undefined) return out
  const { versions } = schema
  const style: Style = { ...habit, form: 'block', versions, kind: kind.info?.kind }
  const demanded = fieldsTogether(type, undefined, style)
  const spec = kind.info === undefined ? fieldsIn(type, versions).filter(({ name }) => name === 'spec') : []
  const writer = new FieldWriter(out, style)
  for (const field of new Set([...demanded, ...spec])) {
    if (Object.hasOwn(head, field.name)) continue
    out.line(column)
    writer.field(field, [type], column)
  }
  return out
}

function headOf(gvk: GVK) {
  return { apiVersion: formatApiVersion(gvk), kind: gvk.kind, metadata: { name: '<<name:my-app>>' } }
}

/** Writes values as YAML. */
class BodyWriter {
  readonly #out: Snippet
  readonly #habit: Habit

  constructor(out: Snippet, habit: Habit) {
    this.#out = out
    this.#habit = habit
  }

  /** Keys with their values, the first one where the text is, the others at a column. */
  map(map: { readonly [key: string]: Body }, column: number): void {
    const entries = Object.entries(map).filter(([, value]) => value !== null)
    for (const [index, [key, value]] of entries.entries()) {
      if (index > 0) this.#out.line(column)
      this.#text(key)
      this.#out.text(':')
      this.#value(value, column)
    }
  }

  #value(value: Body, column: number): void {
    const { step, indentsLists } = this.#habit
    if (Array.isArray(value)) this.#list(value, column + (indentsLists ? step : 0))
    else if (typeof value === 'object') {
      this.#out.line(column + step)
      this.map(value as { readonly [key: string]: Body }, column + step)
    } else {
      this.#out.text(' ')
      this.#text(String(value))
    }
  }

  #list(items: readonly Body[], column: number): void {
    for (const item of items) {
      this.#out.line(column).text('- ')
      if (typeof item === 'object') this.map(item as { readonly [key: string]: Body }, column + 2)
      else this.#text(String(item))
    }
  }

  #text(text: string): void {
    for (const [index, part] of text.split(/<<|>>/).entries()) {
      if (index % 2 === 0) this.#out.text(part)
      else this.#gap(part)
    }
  }

  #gap(gap: string): void {
    const [, name, text = ''] = /^(?:([a-z]+):)?(.*)$/.exec(gap)!
    const choices = text.split('|')
    this.#out.stop(choices[0], choices.length > 1 ? choices : [], name)
  }
}
