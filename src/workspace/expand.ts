import { formatApiVersion, type GVK, parseGVK } from '../model/gvk.ts'
import { type Entry, get, getEntry, type MapNode, type Node } from '../yaml/node.ts'

/** A resource in a document: the document itself, or one item of a List. */
export interface Expanded {
  readonly node: MapNode
  /** Index in the list's items, -1 where the document itself is the resource. */
  readonly item: number
}

/** The resources of a document: itself, or the items of a List or XxxList as kubectl takes them apart. */
export function expandDocument(root: MapNode): Expanded[] {
  const items = listItems(root)
  if (items === undefined) return [{ node: root, item: -1 }]
  return items.flatMap((_, item) => {
    const node = expandedNode(root, item)
    return node === undefined ? [] : [{ node, item }]
  })
}

/** The node of one of the document's resources again; undefined where there is none. */
export function expandedNode(root: MapNode, item: number): MapNode | undefined {
  if (item === -1) return root
  const node = listItems(root)?.[item]
  return node?.type === 'map' ? inherit(node, root) : undefined
}

/** What a resource says it is, undefined where apiVersion or kind is missing or malformed. */
export function gvkOf(node: MapNode): GVK | undefined {
  const apiVersion = textOf(node, 'apiVersion')
  const kind = textOf(node, 'kind')
  return apiVersion === undefined || kind === undefined ? undefined : parseGVK(apiVersion, kind)
}

function listItems(root: MapNode): readonly Node[] | undefined {
  const items = textOf(root, 'kind')?.endsWith('List') ? get(root, 'items') : undefined
  return items?.type === 'list' ? items.items : undefined
}

/** An item that does not say what it is takes the XxxList's version and the kind Xxx (unstructured decoding of lists). */
function inherit(item: MapNode, list: MapNode): MapNode {
  const kind = textOf(list, 'kind')!.slice(0, -'List'.length)
  if (kind === '' || getEntry(item, 'kind') !== undefined || getEntry(item, 'apiVersion') !== undefined) return item
  const gvk = parseGVK(textOf(list, 'apiVersion') ?? '', kind)
  if (gvk === undefined) return item
  const inherited = [entryAt(item, 'apiVersion', formatApiVersion(gvk)), entryAt(item, 'kind', kind)]
  return { ...item, entries: [...inherited, ...item.entries] }
}

function entryAt({ start }: MapNode, key: string, value: string): Entry {
  const at = { start, end: start }
  return { key, keyStart: start, keyEnd: start, value: { type: 'string', style: 'plain', value, ...at }, merged: true }
}

function textOf(node: MapNode, key: string): string | undefined {
  const value = get(node, key)
  return value?.type === 'string' && value.value !== '' ? (value.value as string) : undefined
}
