import type { ServerCapabilities } from 'vscode-languageserver-protocol'
import type { Random } from '../random.ts'
import type { Editor } from './editor.ts'

/** What an editor asks for while somebody types. */
export interface Feature {
  readonly name: string
  readonly method: string
  readonly provider: keyof ServerCapabilities
  /** What is asked, beside the document. */
  params(editor: Editor, cursor: number, random: Random): object
  /** Milliseconds in which 95 of 100 requests must be answered. */
  readonly p95?: number
}

const KEY = /^ *(?:- )?(?=[a-z]\w+:)/gim
const NAME =
  /^ *(?:- )?(?:name|serviceName|serviceAccountName|secretName|claimName|app\.kubernetes\.io\/name): (?=\w)/gm

export const FEATURES: readonly Feature[] = [
  {
    name: 'completion',
    method: 'textDocument/completion',
    provider: 'completionProvider',
    params: (editor, cursor) => ({ position: editor.positionOf(cursor), context: { triggerKind: 1 } }),
    p95: 30,
  },
  { name: 'hover', method: 'textDocument/hover', provider: 'hoverProvider', params: at(KEY), p95: 15 },
  { name: 'definition', method: 'textDocument/definition', provider: 'definitionProvider', params: at(NAME), p95: 15 },
  {
    name: 'references',
    method: 'textDocument/references',
    provider: 'referencesProvider',
    params: (...all) => ({ ...at(NAME)(...all), context: { includeDeclaration: true } }),
  },
  {
    name: 'highlights',
    method: 'textDocument/documentHighlight',
    provider: 'documentHighlightProvider',
    params: at(NAME),
  },
  {
    name: 'rename',
    method: 'textDocument/rename',
    provider: 'renameProvider',
    params: (...all) => ({ ...at(NAME)(...all), newName: 'other' }),
  },
  { name: 'outline', method: 'textDocument/documentSymbol', provider: 'documentSymbolProvider', params: () => ({}) },
  { name: 'folding', method: 'textDocument/foldingRange', provider: 'foldingRangeProvider', params: () => ({}) },
  { name: 'code lenses', method: 'textDocument/codeLens', provider: 'codeLensProvider', params: () => ({}) },
  {
    name: 'code actions',
    method: 'textDocument/codeAction',
    provider: 'codeActionProvider',
    params: (editor, cursor) => {
      const position = editor.positionOf(cursor)
      return { range: { start: position, end: position }, context: { diagnostics: editor.diagnosed, triggerKind: 1 } }
    },
  },
]

/** What else an editor asks for. */
export const FURTHER: readonly Feature[] = [
  {
    name: 'type definition',
    method: 'textDocument/typeDefinition',
    provider: 'typeDefinitionProvider',
    params: at(KEY),
  },
  { name: 'rename, prepared', method: 'textDocument/prepareRename', provider: 'renameProvider', params: at(NAME) },
  {
    name: 'selection ranges at 1,000 cursors',
    method: 'textDocument/selectionRange',
    provider: 'selectionRangeProvider',
    params: ({ text }, _, random) => {
      const lines = text.split('\n').length
      return { positions: Array.from({ length: 1000 }, () => ({ line: random.between(0, lines), character: 6 })) }
    },
  },
  { name: 'links', method: 'textDocument/documentLink', provider: 'documentLinkProvider', params: () => ({}) },
  {
    name: 'inlay hints of the whole file',
    method: 'textDocument/inlayHint',
    provider: 'inlayHintProvider',
    params: (editor) => ({ range: { start: editor.positionOf(0), end: editor.positionOf(editor.text.length) } }),
  },
  {
    name: 'symbols of the workspace',
    method: 'workspace/symbol',
    provider: 'workspaceSymbolProvider',
    params: () => ({ query: 'web' }),
  },
]

/** Somewhere in the text right after what a pattern matches. */
function at(pattern: RegExp): Feature['params'] {
  return (editor, _, random) => {
    const match = random.pick([...editor.text.matchAll(pattern)])
    return { position: editor.positionOf(match.index + match[0].length) }
  }
}
