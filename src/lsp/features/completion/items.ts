import type { CompletionItem, CompletionItemKind, CompletionList, TextEdit } from 'vscode-languageserver-protocol'
import { formatApiVersion } from '../../../model/gvk.ts'
import type { View } from '../../view.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import { lineStart } from './line.ts'
import { MOST_NAMES } from './names-rank.ts'
import { quotesTexts, written } from './quote.ts'
import type { SettledPlace } from './settle.ts'
import { type Rendering, Snippet } from './snippet.ts'
import { writtenKey } from './write.ts'

const KINDS: Readonly<Record<CandidateKind, CompletionItemKind>> = {
  field: 10,
  value: 12,
  constant: 20,
  reference: 18,
  kind: 7,
  snippet: 15,
}

const SNIPPET = 2
const AS_IS = 1
const DEPRECATED = 1

/** What `completionItem/resolve` needs to know, apart from the candidate itself. */
export interface ItemData {
  readonly uri: string
  readonly apiVersion?: string
  readonly kind?: string
  readonly path?: readonly (string | number)[]
}

/** Candidates as a client takes them, those to choose first at the top. */
export function listOf(candidates: readonly Candidate[], place: SettledPlace, view: View): CompletionList {
  const ordered = candidates.toSorted((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
  const digits = String(ordered.length).length
  const writer = new Writer(place, view)
  const items = ordered.map((candidate, index) => ({
    ...writer.item(candidate),
    sortText: String(index).padStart(digits, '0'),
  }))
  return writer.list(items)
}

class Writer {
  readonly #place: SettledPlace
  readonly #view: View
  readonly #rendering: Omit<Rendering, 'as'>
  /** What stands in the replaced range before what is typed: the text that a client compares begins with it. */
  readonly #prefix: string

  constructor(place: SettledPlace, view: View) {
    this.#place = place
    this.#view = view
    const { text, client } = view
    const { start } = place.replace
    const line = lineStart(text, start)
    const spaces = /^[ \t]*/.exec(text.slice(line, start))![0].length
    const isAsIs = client.completion.insertsAsIs || place.isMisplaced
    this.#rendering = { lineEnd: text.includes('\r\n') ? '\r\n' : '\n', less: isAsIs ? 0 : spaces }
    this.#prefix = text.slice(start, place.cursor - place.typed.length)
  }

  list(items: readonly CompletionItem[]): CompletionList {
    const { completion } = this.#view.client
    const { apiVersion, kind } = headOf(this.#place)
    const range = this.#view.range(this.#place.replace)
    const data: ItemData = { uri: this.#view.document.uri, apiVersion, kind }
    const isIncomplete = items.length >= MOST_NAMES
    const mode = completion.knowsAsIs ? { insertTextMode: AS_IS as 1 } : {}
    if (!completion.defaults.has('editRange') || !completion.defaults.has('data')) {
      const full = items.map(({ textEditText, data: own, ...item }) => ({
        ...item,
        ...mode,
        textEdit: { range, newText: textEditText ?? item.label },
        data: { ...data, ...own },
      }))
      return { isIncomplete, items: full }
    }
    const isDefault = completion.defaults.has('insertTextMode')
    const own = items.map((item) => ({
      ...item,
      ...(item.data === undefined ? {} : { data: { ...data, ...item.data } }),
      ...(isDefault ? {} : mode),
    }))
    return { isIncomplete, itemDefaults: { editRange: range, data, ...(isDefault && mode) }, items: own }
  }

  item(candidate: Candidate): CompletionItem {
    const { client } = this.#view
    const { label, detail, documentation, filter, isDeprecated, explain, explainKind, also } = candidate
    const { text, isSnippet } = this.#write(candidate)
    const compared = this.#prefix + (filter ?? candidate.insert ?? label)
    return {
      label,
      kind: KINDS[candidate.kind],
      ...(detail && (client.completion.labelDetails ? { labelDetails: { description: detail } } : { detail })),
      ...(documentation && { documentation: this.#documentation(documentation) }),
      ...(isDeprecated && (client.completion.tags ? { tags: [DEPRECATED as 1] } : { deprecated: true })),
      ...(compared !== label && { filterText: compared }),
      ...(isSnippet && { insertTextFormat: SNIPPET as 2 }),
      ...(text !== label && { textEditText: text }),
      ...this.#more(also),
      ...(explain && { data: { path: explain } }),
      ...(explainKind && { data: { apiVersion: formatApiVersion(explainKind), kind: explainKind.kind, path: [] } }),
    }
  }

  #documentation(value: string) {
    return this.#view.client.completion.markdown ? { kind: 'markdown' as const, value } : value
  }

  /** Edits elsewhere: those of the candidate, and the comma before it. */
  #more(also: Candidate['also'] = []): { additionalTextEdits?: TextEdit[] } {
    const { comma } = this.#place
    const all = comma === undefined ? also : [{ start: comma, end: comma, text: ',' }, ...also]
    const { lineEnd } = this.#rendering
    const edits = all.map(({ text, ...span }) => ({
      range: this.#view.range(span),
      newText: text.replaceAll('\n', lineEnd),
    }))
    return edits.length === 0 ? {} : { additionalTextEdits: edits }
  }

  #write(candidate: Candidate): { text: string; isSnippet: boolean } {
    const { form, isMisplaced, isBelow, column, lacksGap, touchesComment, isFollowed, hasColon } = this.#place
    const body = candidate.snippet ?? this.#plain(candidate)
    const { snippets } = this.#view.client.completion
    const isSnippet = snippets && body.hasStops
    const as = isSnippet ? 'snippet' : form === 'block' && candidate.kind !== 'snippet' ? 'start' : 'whole'
    const text = body.render({ ...this.#rendering, as })
    const below = isBelow ? new Snippet().line(column).render({ ...this.#rendering, as }) : ''
    const before = below + (isMisplaced ? ' '.repeat(column) : '') + (lacksGap ? ' ' : '')
    return { text: before + text + (touchesComment ? ' ' : '') + (isFollowed && !hasColon ? ', ' : ''), isSnippet }
  }

  /** A value, or the key of a map with free keys. */
  #plain({ label, insert = label }: Candidate): Snippet {
    const { part, form, quote, type, hasColon, lacksDash } = this.#place
    const out = new Snippet()
    if (lacksDash) out.text('- ')
    if (part === 'value') return out.text(written(insert, { form, quote }, isText(type)))
    out.text(form === 'json' || quote === '' ? writtenKey(insert, form) : written(insert, { form, quote }, true))
    if (hasColon) return out
    out.text(': ')
    const inner = type?.kind === 'map' ? type.values : undefined
    return quotesTexts(form) && isText(inner) ? out.text('"').stop().text('"') : out.stop()
  }
}

function isText(type: SettledPlace['type']): boolean {
  return type !== undefined && ['string', 'bytes', 'time', 'micro-time', 'duration'].includes(type.kind)
}

function headOf({ head }: SettledPlace): { apiVersion?: string; kind?: string } {
  const entries = head.entries.map(({ key, value }) => [key, 'value' in value ? value.value : undefined])
  return Object.fromEntries(entries)
}
