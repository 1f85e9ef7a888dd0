import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-protocol'
import type { Span } from '../../model/finding.ts'
import { formatApiVersion } from '../../model/gvk.ts'
import { expandDocument, gvkOf } from '../../workspace/expand.ts'
import type { Document } from '../../yaml/document.ts'
import { get, type MapNode } from '../../yaml/node.ts'
import type { Client } from '../client.ts'
import type { OpenDocument } from '../documents.ts'
import type { TextFeature } from './feature.ts'

const OBJECT: SymbolKind = 19

/** The outline of a document. */
export const documentSymbol: TextFeature = {
  method: 'textDocument/documentSymbol',
  about: 'text',
  capabilities: () => ({ documentSymbolProvider: true }),
  answer: symbolsOf,
}

/** Clients that know no trees get a list. */
function symbolsOf(
  { uri, manifest, positions }: OpenDocument,
  _params: unknown,
  { outlines }: Client,
): DocumentSymbol[] | SymbolInformation[] {
  const symbols = resourceSymbols(manifest.documents)
  if (!outlines)
    return symbols.map(({ name, span }) => ({ name, kind: OBJECT, location: { uri, range: positions.between(span) } }))
  return symbols.map(({ name, detail, span, selection }) => {
    const [range, selectionRange] = [positions.between(span), positions.between(selection)]
    return { name, detail, kind: OBJECT, range, selectionRange }
  })
}

/** A resource as the outline of a document has it. */
export interface ResourceSymbol {
  /** `Deployment web`, or of one without a name only its kind. */
  readonly name: string
  /** `apps/v1`, with the namespace where one is written: `apps/v1 in shop`. */
  readonly detail: string
  /** All of it, in offsets. */
  readonly span: Span
  /** Its name, else its beginning. */
  readonly selection: Span
}

/** The resources of a text, in its order; those of a List are there one by one. */
export function resourceSymbols(documents: readonly Document[]): ResourceSymbol[] {
  return documents.flatMap(({ root }) =>
    root?.type === 'map' ? expandDocument(root).flatMap(({ node }) => (node.type === 'map' ? symbolOf(node) : [])) : [],
  )
}

function symbolOf(node: MapNode): ResourceSymbol[] {
  const gvk = gvkOf(node)
  if (gvk === undefined) return []
  const name = writtenName(node, 'name') ?? writtenName(node, 'generateName')
  const namespace = writtenName(node, 'namespace')
  const start = { start: node.start, end: node.start }
  return [
    {
      name: name === undefined ? gvk.kind : `${gvk.kind} ${name.text}`,
      detail: formatApiVersion(gvk) + (namespace === undefined ? '' : ` in ${namespace.text}`),
      span: { start: node.start, end: node.end },
      // A name that an alias or merge key brings stands elsewhere.
      selection: name !== undefined && name.start >= node.start && name.end <= node.end ? name : start,
    },
  ]
}

function writtenName(node: MapNode, key: string): (Span & { readonly text: string }) | undefined {
  const metadata = get(node, 'metadata')
  const value = metadata?.type === 'map' ? get(metadata, key) : undefined
  if (value?.type !== 'string' || value.value === '') return undefined
  return { start: value.start, end: value.end, text: String(value.value) }
}
