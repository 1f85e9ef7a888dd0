import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol'
import { type CompletionParts, readCompletionParts } from './completion-parts.ts'
import type { DiagnosticParts } from './diagnostics.ts'
import { chooseEncoding, type Encoding } from './positions.ts'
import { isIn, placeOf } from './uri.ts'

/** What a person may choose at any time: it counts from the next request on. */
export interface Settings {
  /** Whether texts are shown that are not in the manifest. */
  inlayHints: boolean
}

/** What a client can do, as far as it matters; whatever it has left out it cannot. */
export interface Client {
  readonly encoding: Encoding
  readonly parts: DiagnosticParts
  /** It asks for diagnostics itself. */
  readonly pulls: boolean
  /** It can be told to ask again. */
  readonly refreshes: boolean
  /** It takes what is to be watched when it is running. */
  readonly watches: boolean
  /** It shows outlines as trees. */
  readonly outlines: boolean
  /** So many ranges that can be folded are enough for it. */
  readonly mostFolds: number | undefined
  /** It takes code actions, not commands alone. */
  readonly takesActions: boolean
  /** It takes edits of a version of a document. */
  readonly writesVersions: boolean
  /** It has a person fill in what an edit leaves open. */
  readonly writesSnippets: boolean
  /** Commands that it runs itself, by name; it says so in `experimental.commands.commands`, as for rust-analyzer. */
  readonly commands: ReadonlySet<unknown>
  /** It shows a document when it is asked to. */
  readonly showsDocuments: boolean
  /** It asks where a symbol of the workspace stands when it needs to know. */
  readonly resolvesSymbols: boolean
  /** It shows Markdown where it is told what something means. */
  readonly markdown: boolean
  /** It asks whether something can be renamed, before a person says how. */
  readonly preparesRename: boolean
  /** It asks a person before it makes edits that say why it shall. */
  readonly confirmsRename: boolean
  /** It can be told to ask for inlay hints again. */
  readonly refreshesHints: boolean
  /** It can be told to ask for code lenses again. */
  readonly refreshesLenses: boolean
  readonly settings: Settings
  /** It takes links with all that belongs to a place, besides the place itself. */
  readonly links: { readonly definition: boolean; readonly typeDefinition: boolean }
  readonly completion: CompletionParts
}

/** Reads what a client says of itself; it may be anything. */
export function readClient(params: Partial<InitializeParams> | undefined): Client {
  const capabilities: ClientCapabilities = params?.capabilities ?? {}
  const { textDocument, workspace, general, window } = capabilities
  const pushed = textDocument?.publishDiagnostics
  const pulled = textDocument?.diagnostic
  // Clients that pull say in 3.17 of pushed ones, and from 3.18 on of pulled ones, what they understand.
  const has = (part: 'relatedInformation' | 'codeDescriptionSupport' | 'dataSupport' | 'tagSupport') =>
    Boolean(pushed?.[part] ?? (pulled as typeof pushed)?.[part])
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    parts: {
      related: has('relatedInformation'),
      tags: has('tagSupport'),
      codeDescription: has('codeDescriptionSupport'),
      data: has('dataSupport'),
    },
    pulls: Boolean(pulled),
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    writesVersions: workspace?.workspaceEdit?.documentChanges === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    confirmsRename:
      textDocument?.rename?.honorsChangeAnnotations === true &&
      workspace?.workspaceEdit?.documentChanges === true &&
      Boolean(workspace?.workspaceEdit?.changeAnnotationSupport),
    links: {
      definition: textDocument?.definition?.linkSupport === true,
      typeDefinition: textDocument?.typeDefinition?.linkSupport === true,
    },
    outlines: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    mostFolds: positive(textDocument?.foldingRange?.rangeLimit),
    takesActions: Boolean(textDocument?.codeAction?.codeActionLiteralSupport),
    writesSnippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    commands: new Set(names(capabilities.experimental?.commands?.commands)),
    showsDocuments: window?.showDocument?.support === true,
    resolvesSymbols: names(workspace?.symbol?.resolveSupport?.properties).includes('location.range'),
    markdown: names(textDocument?.hover?.contentFormat).includes('markdown'),
    completion: readCompletionParts(textDocument?.completion),
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    settings: { inlayHints: readInlayHints(params?.initializationOptions) ?? false },
  }
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}

/** A list of names; none where it is something else. */
function names(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Whether settings ask for inlay hints, be they those of supercargo alone or of all servers; undefined where they do not say. */
export function readInlayHints(settings: any): boolean | undefined {
  const own = settings?.supercargo?.inlayHints ?? settings?.inlayHints
  return typeof own === 'boolean' ? own : undefined
}

/** The folders that a client has open: absolute places, each once, without those in another one. */
export function readFolders(params: Partial<InitializeParams> | undefined): string[] {
  const { workspaceFolders, rootUri, rootPath } = params ?? {}
  if (Array.isArray(workspaceFolders) && workspaceFolders.length > 0)
    return outermost(workspaceFolders.map((folder) => folder?.uri))
  if (typeof rootUri === 'string') return outermost([rootUri])
  return typeof rootPath === 'string' ? outermost([`file://${encodeURI(rootPath)}`]) : []
}

/** The places of folders by their URIs, without those that are no folders on disk or lie in another one. */
export function outermost(uris: readonly unknown[]): string[] {
  const places = new Set(uris.flatMap((uri) => (typeof uri === 'string' ? (placeOf(uri) ?? []) : [])))
  return [...places].filter((place) => ![...places].some((other) => other !== place && isIn(other, place)))
}
