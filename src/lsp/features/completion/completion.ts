import type { CompletionList } from 'vscode-languageserver-protocol'
import { isPatch } from '../../../sources/kustomization.ts'
import { mayBecomeManifest, type Recognised } from '../../../sources/recognise.ts'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import type { Candidate } from './candidate.ts'
import { typedAt } from './context.ts'
import { fieldsAt, itemAt } from './fields.ts'
import { type Habit, habitOf } from './habit.ts'
import { listOf } from './items.ts'
import { headFieldsAt, kindsAt } from './kinds.ts'
import { lineEnd, lineStart } from './line.ts'
import { namesAt } from './names.ts'
import { quotesTexts } from './quote.ts'
import { lacksBraces, resourcesAt } from './resources.ts'
import { type SettledPlace, settle } from './settle.ts'
import { keysAt, valuesAt } from './values.ts'

/** What asks for candidates when it is typed; letters do by themselves. */
const TRIGGERS = [' ', '"', "'", '/', '.', '-', '(']

/** `textDocument/completion`: fields, values, kinds and names. */
export const completion: DocumentFeature = {
  method: 'textDocument/completion',
  about: 'document',
  asBefore: true,
  capabilities: ({ completion: { labelDetails } }) => ({
    completionProvider: {
      triggerCharacters: TRIGGERS,
      resolveProvider: true,
      ...(labelDetails && { completionItem: { labelDetailsSupport: true } }),
    },
  }),
  answer: (view, params) => complete(view, view.offset(params?.position), triggerOf(params?.context)),
}

function triggerOf(context: any): string | undefined {
  return context?.triggerKind === 2 && typeof context.triggerCharacter === 'string'
    ? context.triggerCharacter
    : undefined
}

/** What may be typed at an offset, in steps; null where nothing of a manifest belongs there. */
export function* complete(view: View, offset: number, trigger?: string): Generator<undefined, CompletionList | null> {
  const { leftOut, text } = view
  if (leftOut !== undefined && !mayBecomeManifest(leftOut) && !isPatch(leftOut)) return null
  const isIndentation = trigger === ' ' && isBlank(text, offset)
  if (trigger !== undefined && !isIndentation && !isWorthwhile(text, offset, trigger)) return null
  const found = typedAt(text, offset)
  if (found === undefined || (isIndentation && found.isMisplaced)) return null
  // A file of JSON has no lines of YAML: it begins with a brace.
  const isBare = view.isJsonFile && text.slice(found.document.start, found.replace.start).trim() === ''
  const typed = isBare ? { ...found, form: 'json' as const } : found
  const isFirst = typed.form === 'block' && typed.path.length === 1 && typed.column > 0 && typed.part !== 'value'
  const habit = habitOf(text, isFirst ? typed.column : undefined)
  const place = settle(typed, view.around.schema, habit)
  if (place === undefined || !isManifest(place, leftOut, trigger === undefined)) return null
  // Who types a space behind a colon may go on with Enter, which would choose something.
  if (trigger !== undefined && place.isBelow) return null
  if (isIndentation && !(isFresh(place) && isWhole(place, habitOf(text)))) return null
  yield
  const candidates = yield* candidatesAt(place, view, habit)
  return candidates.length === 0 ? null : listOf(candidates, place, view)
}

function* candidatesAt(place: SettledPlace, view: View, habit: Habit): Generator<undefined, Candidate[]> {
  const { schema } = view.around
  if (lacksBraces(place, view.text)) return resourcesAt(place, schema, habit, view.text)
  const own =
    place.part === 'key'
      ? [...fieldsAt(place, habit), ...keysAt(place), ...itemAt(place, schema, habit)]
      : [...kindsAt(place, schema), ...valuesAt(place)]
  const names = yield* namesAt(place, view)
  const known = new Set(names.map(({ label }) => label))
  return [
    ...names,
    ...headFieldsAt(place, habit),
    ...resourcesAt(place, schema, habit, view.text),
    ...own.filter(({ label }) => !known.has(label)),
  ]
}

/** Whether what has just been typed begins or goes on with something: a space does behind a colon or dash. */
function isWorthwhile(text: string, offset: number, trigger: string): boolean {
  const before = text.slice(lineStart(text, offset), offset)
  if (trigger === ' ') return /(?:^|\s)- $|: $/.test(before)
  if (trigger === '-') return /[^\s-]-$/.test(before)
  if (trigger === '(') return before.endsWith('$(')
  return true
}

/** Whether there is nothing but white space on the line of an offset. */
function isBlank(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), lineEnd(text, offset)).trim() === ''
}

/** Whether a map or item begins at a place, below a key that has nothing else. */
function isFresh({ lacksDash, maps }: SettledPlace): boolean {
  return lacksDash || (maps[0]?.path.length !== 0 && maps[0]?.keys.length === 0)
}

/** Whether a place is as far in as the text mostly goes: who types three spaces of four is not there yet. */
function isWhole({ column, parentColumn = 0, isMisplaced, lacksDash }: SettledPlace, habit: Habit): boolean {
  const deeper = column - parentColumn
  const isIn = lacksDash && !habit.indentsLists ? deeper === 0 : deeper > 0 && deeper % habit.step === 0
  return isIn && !isMisplaced
}

/** Keys that stand at the root of resources, where `apiVersion` and `kind` are not written yet. */
const ROOT = /^(?:apiVersion|kind|metadata|spec|data|stringData|type|rules|subjects|roleRef|webhooks|status)$/

/** Whether a document is a manifest, or may become one: in a file of which nothing is known something of a resource must have been typed, or it be asked for. */
function isManifest(place: SettledPlace, leftOut: Recognised | undefined, isAsked: boolean): boolean {
  const { head, maps, path, typed, form } = place
  if (head.entries.length > 0) return true
  const root = maps.at(-1)
  const keys = root?.path.length === 0 ? root.keys : []
  const hasBegun = keys.length > 0 || path.length > 0 || typed !== '' || (quotesTexts(form) && isAsked)
  return (
    keys.every((key) => ROOT.test(key)) &&
    (hasBegun || leftOut === undefined || leftOut.reason === 'empty' || isPatch(leftOut))
  )
}
