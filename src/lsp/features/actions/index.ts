import type {
  CodeAction,
  CodeActionContext,
  Diagnostic,
  Range,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver-protocol'
import type { Finding } from '../../../model/finding.ts'
import { compareText } from '../../../text/compare.ts'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import type { Faulty, Provider, Remedy } from './action.ts'
import { explain } from './explain.ts'
import { ignore } from './ignore.ts'
import { repair, replace } from './replace.ts'
import { unsuppress } from './unsuppress.ts'

/** What can be done about the findings in a range. */
export const codeAction: DocumentFeature = {
  method: 'textDocument/codeAction',
  about: 'document',
  capabilities: ({ takesActions }) => (takesActions ? { codeActionProvider: { codeActionKinds: KINDS } } : {}),
  answer: actionsFor,
}

const QUICK_FIX = 'quickfix'
const KINDS = [QUICK_FIX]

/** What is done about single findings, in the order in which it is shown. */
const providers: readonly Provider[] = [replace, repair, unsuppress, ignore, explain]

/** Nobody looks through more. */
const MOST = 60

interface Params {
  readonly range?: Range
  readonly context?: Partial<CodeActionContext>
}

function actionsFor(view: View, { range, context }: Params): CodeAction[] | null {
  if (!view.client.takesActions || !asksFor(context?.only, QUICK_FIX) || view.leftOut !== undefined) return null
  const given: readonly Partial<Diagnostic>[] = Array.isArray(context?.diagnostics) ? context.diagnostics : []
  const found = faultyIn(view, range)
  const actions = providers.flatMap((provide) =>
    found.flatMap((faulty) => provide(faulty).map((remedy) => toAction(remedy, faulty, given))),
  )
  const byTitle = new Map(actions.toReversed().map((action) => [keyOf(action), action]))
  const once = actions.filter((action) => byTitle.get(keyOf(action)) === action)
  return once.length === 0 ? null : once.slice(0, MOST)
}

/** What is done about two findings alike is shown once. */
function keyOf({ title, edit, command }: CodeAction): string {
  return JSON.stringify([title, edit, command])
}

/** Whether a kind is asked for: by itself, by one that it belongs to, or because nothing is said. */
function asksFor(only: unknown, kind: string): boolean {
  return !Array.isArray(only) || only.some((each) => each === '' || each === kind || kind.startsWith(`${each}.`))
}

/** The findings that a range touches, those that begin first before the others. */
function faultyIn(view: View, range: Partial<Range> | undefined): Faulty[] {
  const { lines } = view.document.positions
  const [from, to] = [view.offset(range?.start as Range['start']), view.offset(range?.end as Range['end'])]
  const placed = view.findings.map((finding) => {
    const { start, end } = finding.range
    return { finding, view, start: lines.offset(start.line, start.column), end: lines.offset(end.line, end.column) }
  })
  return placed
    .filter(({ start, end }) => start <= to && from <= end)
    .sort((a, b) => a.start - b.start || compareText(a.finding.rule, b.finding.rule))
    .slice(0, MOST)
}

function toAction(remedy: Remedy, { view, finding }: Faulty, given: readonly Partial<Diagnostic>[]): CodeAction {
  const diagnostics = given.filter(
    (each) => each.code === finding.rule && isAt(each.range, view, finding),
  ) as Diagnostic[]
  return {
    title: remedy.title,
    kind: QUICK_FIX,
    ...(diagnostics.length > 0 && { diagnostics }),
    ...(remedy.isLikely && { isPreferred: true }),
    ...(remedy.edits && { edit: editOf(remedy, view) }),
    ...(remedy.command && {
      command: { title: remedy.title, ...remedy.command, arguments: [...remedy.command.arguments] },
    }),
  }
}

function isAt(range: Range | undefined, view: View, finding: Finding): boolean {
  const own = view.document.positions.rangeOf(finding.range)
  const areSame = (a: Range['start'] | undefined, b: Range['start']) =>
    a?.line === b.line && a.character === b.character
  return areSame(range?.start, own.start) && areSame(range?.end, own.end)
}

function editOf({ edits = [], blank }: Remedy, view: View): CodeAction['edit'] {
  const { uri, version } = view.document
  const { writesSnippets, writesVersions } = view.client
  const plain = edits.map(({ start, end, text }) => ({ range: view.range({ start, end }), newText: text }))
  if (!writesVersions) return { changes: { [uri]: plain } }
  const asked = writesSnippets && blank !== undefined ? plain.map((edit) => withBlank(edit, blank)) : plain
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: asked }
  return { documentChanges: [change] }
}

function withBlank({ range, newText }: TextEdit, blank: string): SnippetTextEdit {
  return { range, snippet: { kind: 'snippet', value: snippet(newText, blank) } }
}

/** A text in which what a person is to write is selected. */
function snippet(text: string, blank: string): string {
  const literal = (part: string) => part.replace(/[\\$}]/g, '\\$&')
  return text
    .split(blank)
    .map(literal)
    .join(`\${1:${literal(blank)}}`)
}
