import { formatApiVersion, type GVK, parseGVK } from '../model/gvk.ts'
import { type Entry, get, getEntry, type MapNode, type Node } from '../yaml/node.ts'

/** A resource in a document: the document itself, or one item of a List. */
export interface Expanded {
  /** A map, unless somebody put something else into a List. */
  readonly node: Node
  readonly items: ItemPath
}

/** The index in a List, and in the List that is there, and so on; empty where the document itself is the resource. */
export type ItemPath = readonly number[]

/** Lists in Lists are taken apart too, as deep as anybody writes them. */
const DEPTH_LIMIT = 20

/** The resources of a document: itself, or the items of a List or XxxList as kubectl takes them apart (resource.FlattenListVisitor). */
export function expandDocument(root: MapNode): Expanded[] {
  const found: Expanded[] = []
  const open: Expanded[] = [{ node: root, items: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, items } = next
    const inside = items.length < DEPTH_LIMIT ? listItems(node) : undefined
    if (inside === undefined) found.push(next)
    else for (let i = inside.length - 1; i >= 0; i--) open.push({ node: itemOf(node, i)!, items: [...items, i] })
  }
  return found
}

/** The node of one of the document's resources again; undefined where there is none. */
export function expandedNode(root: MapNode, items: ItemPath): MapNode | undefined {
  let node: Node | undefined = root
  for (const index of items) node = node && itemOf(node, index)
  return node?.type === 'map' ? node : undefined
}

/** What a resource says it is, undefined where apiVersion or kind is missing or malformed. */
export function gvkOf(node: MapNode): GVK | undefined {
  const apiVersion = textOf(node, 'apiVersion')
  const kind = textOf(node, 'kind')
  return apiVersion === undefined || kind === undefined ? undefined : parseGVK(apiVersion, kind)
}

function listItems(node: Node): readonly Node[] | undefined {
  if (node.type !== 'map' || !textOf(node, 'kind')?.endsWith('List')) return undefined
  const items = get(node, 'items')
  return items?.type === 'list' ? items.items : undefined
}

/** An item that does not say what it is takes the XxxList's version and the kind Xxx (unstructured decoding of lists). */
function itemOf(list: Node, index: number): Node | undefined {
  const item = listItems(list)?.[index]
  if (item?.type !== 'map' || list.type !== 'map') return item
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
