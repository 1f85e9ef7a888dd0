import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-protocol'
import type { Span } from '../../model/finding.ts'
import { formatApiVersion } from '../../model/gvk.ts'
import { expandDocument, gvkOf } from '../../workspace/expand.ts'
import { itemName } from '../../workspace/named-path.ts'
import type { Document } from '../../yaml/document.ts'
import { get, type MapNode, type Node } from '../../yaml/node.ts'
import type { Client } from '../client.ts'
import type { OpenDocument } from '../documents.ts'
import type { Positions } from '../positions.ts'
import { isWithin } from '../spot.ts'
import type { TextFeature } from './feature.ts'

/** The outline of a document. */
export const documentSymbol: TextFeature = {
  method: 'textDocument/documentSymbol',
  about: 'text',
  capabilities: () => ({ documentSymbolProvider: true }),
  answer: symbolsOf,
}

/** What resources look like in lists of symbols. */
export const RESOURCE: SymbolKind = 19
const PART: SymbolKind = 8
const KEY: SymbolKind = 20

/** What parts look like, by the list that they stand in. */
const KINDS: ReadonlyMap<string, SymbolKind> = new Map([
  ['containers', 2],
  ['initContainers', 2],
  ['ephemeralContainers', 2],
  ['ports', 11],
  ['env', 13],
  ['volumes', 1],
  ['volumeMounts', 1],
  ['volumeClaimTemplates', 19],
])

/** Clients that know no trees get a list. */
function* symbolsOf(
  { uri, manifest, positions }: OpenDocument,
  _params: unknown,
  { outlines }: Client,
): Generator<undefined, (DocumentSymbol | SymbolInformation)[]> {
  const symbols: (DocumentSymbol | SymbolInformation)[] = []
  for (const each of resourceSymbols(manifest.documents)) {
    if (outlines) symbols.push(inTree(each, positions))
    else symbols.push(...inList([each], uri, positions))
    yield
  }
  return symbols
}

function inTree({ name, detail, kind, span, selection, parts }: OutlineSymbol, positions: Positions): DocumentSymbol {
  const [range, selectionRange] = [positions.between(span), positions.between(selection)]
  const symbol = { name, detail, kind, range, selectionRange }
  return parts.length === 0 ? symbol : { ...symbol, children: parts.map((each) => inTree(each, positions)) }
}

function inList(
  symbols: readonly OutlineSymbol[],
  uri: string,
  positions: Positions,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, span, parts }) => [
    { name, kind, location: { uri, range: positions.between(span) }, ...(containerName && { containerName }) },
    ...inList(parts, uri, positions, name),
  ])
}

/** A resource or a part of one as the outline of a document has it. */
export interface OutlineSymbol {
  /** `Deployment web`, or of one without a name only its kind; of a part the name that it has in its list. */
  readonly name: string
  /** `apps/v1`, with the namespace where one is written: `apps/v1 in shop`; of a part the field that it stands in. */
  readonly detail: string
  readonly kind: SymbolKind
  /** All of it, in offsets. */
  readonly span: Span
  /** Its name, else its beginning. */
  readonly selection: Span
  readonly parts: readonly OutlineSymbol[]
}

/** The resources of a text, in its order, with their main parts; those of a List are there one by one. */
export function* resourceSymbols(documents: readonly Document[]): Generator<OutlineSymbol> {
  const room = { left: MOST_PARTS }
  for (const { root } of documents)
    if (root?.type === 'map')
      for (const { node } of expandDocument(root)) if (node.type === 'map') yield* symbolOf(node, room)
}

/** More parts are not shown of one text: nobody looks through them, and clients take long over them. */
const MOST_PARTS = 10_000

function symbolOf(node: MapNode, room: { left: number }): OutlineSymbol[] {
  const gvk = gvkOf(node)
  if (gvk === undefined) return []
  const name = writtenName(node)
  const namespace = writtenIn(node, 'namespace')
  return [
    {
      name: name === undefined ? gvk.kind : `${gvk.kind} ${name.text}`,
      detail: formatApiVersion(gvk) + (namespace === undefined ? '' : ` in ${namespace.text}`),
      kind: RESOURCE,
      span: { start: node.start, end: node.end },
      selection: selectionOf(node, name),
      parts: partsOf(node, room),
    },
  ]
}

/** The name of a resource in the text, else where it begins. */
export function nameSpan(node: MapNode): Span {
  return selectionOf(node, writtenName(node))
}

/** A name that an alias or merge key brings stands elsewhere. */
function selectionOf(node: Node, name: Span | undefined): Span {
  if (name !== undefined && isWithin(name, node)) return { start: name.start, end: name.end }
  return { start: node.start, end: node.start }
}

type Name = Span & { readonly text: string }

function writtenName(node: MapNode): Name | undefined {
  return writtenIn(node, 'name') ?? writtenIn(node, 'generateName')
}

function writtenIn(node: MapNode, key: string): Name | undefined {
  const metadata = get(node, 'metadata')
  const value = metadata?.type === 'map' ? get(metadata, key) : undefined
  if (value?.type !== 'string' || value.value === '') return undefined
  return { start: value.start, end: value.end, text: String(value.value) }
}

/** Fields of a resource that have no parts worth a look. */
const HEAD: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status'])
/** Maps whose keys are what others name. */
const KEYED: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData'])

function partsOf(node: MapNode, room: { left: number }): OutlineSymbol[] {
  const parts: OutlineSymbol[] = []
  for (const { key, value, merged } of node.entries) {
    if (merged || HEAD.has(key) || !isWithin(value, node)) continue
    if (KEYED.has(key) && value.type === 'map') takeKeys(value, key, parts, room)
    else takeItems(value, key, DEPTH, parts, room)
  }
  return parts
}

/** A container, and its ports. */
const DEPTH = 2

/** Takes in the items with names that stand below a node, in lists as near to it as they are. */
function takeItems(node: Node, field: string, depth: number, parts: OutlineSymbol[], room: { left: number }): void {
  if (node.type === 'map') {
    for (const { key, value, merged } of node.entries)
      if (!merged && (value.type === 'map' || value.type === 'list') && isWithin(value, node))
        takeItems(value, key, depth, parts, room)
  } else if (node.type === 'list')
    for (const item of node.items) {
      if (item.type !== 'map' || !isWithin(item, node)) continue
      const name = itemName(item)
      if (name === undefined) {
        takeItems(item, field, depth, parts, room)
        continue
      }
      if (room.left-- <= 0) return
      const inner: OutlineSymbol[] = []
      if (depth > 1) takeItems(item, field, depth - 1, inner, room)
      parts.push({
        name: name.text.trim() === '' ? JSON.stringify(name.text) : name.text,
        detail: field,
        kind: KINDS.get(field) ?? PART,
        span: { start: item.start, end: item.end },
        selection: selectionOf(item, name.node),
        parts: inner,
      })
    }
}

function takeKeys({ entries }: MapNode, field: string, parts: OutlineSymbol[], room: { left: number }): void {
  for (const { key, keyStart, keyEnd, value, merged } of entries) {
    if (merged) continue
    if (room.left-- <= 0) return
    const span = { start: keyStart, end: Math.max(keyEnd, value.end) }
    // Some clients refuse a symbol without a name.
    const name = key.trim() === '' ? JSON.stringify(key) : key
    parts.push({ name, detail: field, kind: KEY, span, selection: { start: keyStart, end: keyEnd }, parts: [] })
  }
}
