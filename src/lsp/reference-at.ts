import type { Span } from '../model/finding.ts'
import { type FieldPath, segmentName } from '../model/path.ts'
import {
  namespaceNamedBy,
  namespacePathOf,
  type Part,
  type Reference,
  referencesOf,
} from '../workspace/references/extract.ts'
import type { PlainResource } from '../workspace/resource.ts'
import { reach } from '../yaml/locate.ts'
import type { Node } from '../yaml/node.ts'
import { holds } from './spot.ts'
import type { View } from './view.ts'

/** A reference at some place in a text. */
export interface ReferenceSpot {
  readonly resource: PlainResource
  readonly reference: Reference
  /** What of it stands there: the name, the namespace beside or before it, or a key or port of what is named. */
  readonly about: 'name' | 'namespace' | Part
  /** What is written there, quotes included; of a text with a name and more only the name or namespace. */
  readonly span: Span
}

/** The reference that an offset lies in, be it that the text stands at an anchor and is a reference where an alias brings it; undefined where there is none. */
export function referenceAt(view: View, offset: number): ReferenceSpot | undefined {
  const within = view.resourceAt(offset)
  const found = within && referenceIn(within, offset)
  if (found !== undefined) return found
  // An alias may bring what stands in another resource of a List, or outside of all.
  const document = view.manifest.documents.findIndex(({ start, end }) => start <= offset && offset <= end)
  if (!hasAnchor(view, document)) return undefined
  for (const resource of view.resources) {
    const spot = resource === within || resource.document !== document ? undefined : referenceIn(resource, offset)
    if (spot !== undefined) return spot
  }
  return undefined
}

/** The reference of a resource that is written at an offset. */
export function referenceIn(resource: PlainResource, offset: number): ReferenceSpot | undefined {
  const own = namespaceNamedBy(resource)
  for (const reference of own === undefined ? referencesOf(resource) : [own, ...referencesOf(resource)]) {
    for (const [about, path] of placesOf(reference)) {
      const node = scalarAt(resource, path)
      if (node === undefined || !holds(node, offset)) continue
      const [part, span] = about === 'name' ? partAt(reference, node, resource, offset) : [about, spanOf(node)]
      return { resource, reference, about: part, span }
    }
  }
  return undefined
}

function placesOf(reference: Reference): (readonly [ReferenceSpot['about'], FieldPath])[] {
  const namespace = namespacePathOf(reference)
  return [
    ['name', reference.path],
    ...(namespace === undefined ? [] : [['namespace', namespace] as const]),
    ...reference.parts.flatMap((part) => (part.implied ? [] : [[part, part.path] as const])),
  ]
}

/** Which part of a text with a name and a namespace an offset lies in. */
function partAt(
  reference: Reference,
  node: Node,
  resource: PlainResource,
  offset: number,
): readonly ['name' | 'namespace', Span] {
  if (reference.row.form === undefined) return ['name', spanOf(node)]
  const text = resource.text()
  const name = nameSpanOf(reference, node, text)
  const namespace = holds(name, offset) ? undefined : namespaceSpanOf(reference, node, text)
  return namespace !== undefined && holds(namespace, offset) ? ['namespace', namespace] : ['name', name]
}

/** Where in the text of a reference the name stands; `span` is that of all that is written. */
export function nameSpanOf({ row, name, namespace }: Reference, span: Span, text: string): Span {
  const written = text.slice(span.start, span.end)
  const from = row.form === 'namespace/name' && namespace !== undefined ? written.indexOf('/') + 1 : 0
  return stretch(written, name, from, span)
}

/** Where in the text of a reference the namespace stands; undefined where it is not written there. */
export function namespaceSpanOf({ row, namespace }: Reference, span: Span, text: string): Span | undefined {
  const written = text.slice(span.start, span.end)
  const sign = row.form === 'host' ? '.' : '/'
  if (row.form === undefined || namespace === undefined || !written.includes(sign)) return undefined
  return stretch(written, namespace, row.form === 'host' ? written.indexOf(sign) : 0, span)
}

/** What is written with escapes is taken as a whole. */
function stretch(written: string, part: string, from: number, span: Span): Span {
  const at = written.indexOf(part, from)
  return at === -1 ? spanOf(span) : { start: span.start + at, end: span.start + at + part.length }
}

function scalarAt(resource: PlainResource, path: FieldPath): Node | undefined {
  const node = reach(resource.node(), path.map(segmentName))?.node
  return node?.type === 'map' || node?.type === 'list' ? undefined : node
}

function hasAnchor(view: View, document: number): boolean {
  const at = view.manifest.documents[document]
  return at !== undefined && view.text.slice(at.start, at.end).includes('&')
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
