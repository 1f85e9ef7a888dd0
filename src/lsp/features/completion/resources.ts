import { formatApiVersion, type GVK } from '../../../model/gvk.ts'
import { explainAt } from '../../../schema/at.ts'
import type { SchemaContext } from '../../../schema/check.ts'
import { fieldsIn } from '../../../schema/explain.ts'
import { bodyOf, type Together, together } from './bodies.ts'
import { JsonBody, YamlBody } from './body-write.ts'
import type { Candidate } from './candidate.ts'
import type { Habit } from './habit.ts'
import { type Creatable, creatableKinds } from './kinds.ts'
import { lineStart } from './line.ts'
import { headNode } from './place.ts'
import type { SettledPlace } from './settle.ts'
import { Snippet } from './snippet.ts'
import { FieldWriter, fieldsTogether, type Style } from './write.ts'

/** Whole resources, where a new one begins: in an empty document, or in an empty item of a List; `text` is that of all. */
export function resourcesAt(place: SettledPlace, schema: SchemaContext, habit: Habit, text: string): Candidate[] {
  const { part, path, form, maps, hasColon, column, head, isItem, lacksDash } = place
  const isNew = part === 'key' && path.length === 0 && form !== 'flow' && !hasColon
  if (!isNew || head.entries.length > 0 || maps[0]!.keys.length > 0) return []
  const where = form === 'json' ? inBraces(place, habit, text) : { column, lacksDash }
  const single = creatableKinds(schema)
    .filter(({ rank }) => rank < 9)
    .map(
      (kind): Candidate => ({
        label: kind.kind,
        kind: 'snippet',
        detail: formatApiVersion(kind),
        explainKind: kind,
        rank: kind.rank + 2,
        snippet: remembered(kind, schema, habit, where),
      }),
    )
  const isDocument = form === 'block' && column === 0 && !isItem && !lacksDash
  return isDocument ? [...single, ...together.map((each) => severalOf(each, habit))] : single
}

/** Resources in documents of their own, after those of a single kind. */
function severalOf({ label, resources }: Together, habit: Habit): Candidate {
  const snippet = new Snippet()
  for (const [index, { gvk, body }] of resources.entries()) {
    if (index > 0) snippet.line(0).text('---').line(0)
    new YamlBody(snippet, habit).map({ ...headOf(gvk), ...body }, 0)
  }
  const [{ gvk }] = resources as [(typeof resources)[number]]
  return { label, kind: 'snippet', detail: `${resources.length} documents`, explainKind: gvk, rank: 3.4, snippet }
}

/** The column in which a resource begins, or the dash that it lacks; in JSON that of its members, with the braces that stand on the same line. */
interface Where extends Pick<SettledPlace, 'column' | 'lacksDash'> {
  readonly json?: { readonly lacksBraces: boolean; readonly isOpened: boolean; readonly closing: number | undefined }
}

/** Whether a place in JSON has no braces around it yet. */
export function lacksBraces({ form, document, replace }: SettledPlace, text: string): boolean {
  return form === 'json' && text.slice(document.start, replace.start).trim() === ''
}

/** Members that are put between braces on one line get lines of their own. */
function inBraces(place: SettledPlace, { step }: Habit, text: string): Where {
  const { column, replace } = place
  if (lacksBraces(place, text))
    return { column: step, lacksDash: false, json: { lacksBraces: true, isOpened: true, closing: 0 } }
  const line = text.slice(lineStart(text, replace.start), replace.start)
  const isOpened = line.trimEnd().endsWith('{')
  const isClosed = /^[ \t]*\}/.test(text.slice(replace.end, replace.end + 100))
  return {
    column: isOpened ? column + step : column,
    lacksDash: false,
    json: {
      lacksBraces: false,
      isOpened,
      closing: isClosed ? (isOpened ? column : Math.max(column - step, 0)) : undefined,
    },
  }
}

interface Known {
  readonly id: string
  readonly snippet: Snippet
}

const known = new WeakMap<Creatable, Known>()

/** A new resource as it was asked for last. */
function remembered(kind: Creatable, schema: SchemaContext, habit: Habit, where: Where): Snippet {
  const id = JSON.stringify([habit, where])
  let last = known.get(kind)
  if (last?.id !== id) known.set(kind, (last = { id, snippet: resourceOf(kind, schema, habit, where) }))
  return last!.snippet
}

/** A new resource of a kind: servers take it as it is, unless it is a custom one or holds what only a person has, such as a certificate. */
export function resourceOf(
  kind: Creatable,
  schema: SchemaContext,
  habit: Habit,
  { column: from, lacksDash, json }: Where = { column: 0, lacksDash: false },
): Snippet {
  const out = lacksDash ? new Snippet().text('- ') : new Snippet()
  const column = lacksDash ? from + 2 : from
  if (json?.lacksBraces) out.text('{')
  if (json?.isOpened) out.line(column)
  const body = bodyOf(kind)
  const head = headOf(kind)
  const writer = json === undefined ? new YamlBody(out, habit) : new JsonBody(out, habit)
  writer.map({ ...head, ...body }, column)
  const style: Style = { ...habit, form: json ? 'json' : 'block', versions: schema.versions, kind: kind.info?.kind }
  const fields = body === undefined ? demandedBy(kind, schema, style) : []
  for (const { field, type } of fields) {
    if (Object.hasOwn(head, field.name)) continue
    out.text(json ? ',' : '').line(column)
    new FieldWriter(out, style).field(field, [type], column)
  }
  if (json?.closing !== undefined) out.line(json.closing)
  return json?.lacksBraces ? out.text('}') : out
}

/** The fields that a resource is written with, for want of anything better. */
function demandedBy(kind: Creatable, schema: SchemaContext, style: Style) {
  const type = kind.info?.type ?? explainAt(headNode(headOf(kind)), [], schema)?.kind.type
  if (type === undefined) return []
  const demanded = fieldsTogether(type, undefined, style)
  const spec = kind.info === undefined ? fieldsIn(type, schema.versions).filter(({ name }) => name === 'spec') : []
  return [...new Set([...demanded, ...spec])].map((field) => ({ field, type }))
}

function headOf(gvk: GVK) {
  return { apiVersion: formatApiVersion(gvk), kind: gvk.kind, metadata: { name: '<<name:my-app>>' } }
}
