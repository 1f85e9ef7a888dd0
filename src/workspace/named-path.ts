import { type FieldPath, formatPath, segmentName } from '../model/path.ts'
import { getEntry, type Node, type ScalarNode } from '../yaml/node.ts'

/** The fields that tell items of a list apart, in the order in which they are looked for: most are keys of the API's own lists (x-kubernetes-list-map-keys). */
const NAMING: readonly string[] = [
  'mountPath',
  'devicePath',
  'name',
  'containerPort',
  'port',
  'host',
  'path',
  'key',
  'ip',
  'topologyKey',
]

/** Nobody gives an item a longer name. */
const LONGEST = 200

/** A field path as Kubernetes prints it, but with items of lists under their names: `spec.containers[name=web].image`. An item without a name keeps its index. */
export function namedPath(root: Node, path: FieldPath): string {
  let node: Node | undefined = root
  let start = 0
  let text = ''
  for (const [index, segment] of path.entries()) {
    const step = segmentName(segment)
    const child = childOf(node, step)
    const name = typeof step === 'number' ? nameOf(child) : undefined
    if (name !== undefined) {
      text += joined(text, formatPath(path.slice(start, index))) + name
      start = index + 1
    }
    node = child
  }
  return text + joined(text, formatPath(path.slice(start)))
}

function joined(before: string, rest: string): string {
  return before === '' || rest === '' || rest.startsWith('[') ? rest : `.${rest}`
}

function childOf(node: Node | undefined, step: string | number): Node | undefined {
  if (node?.type === 'map') return getEntry(node, String(step))?.value
  return node?.type === 'list' && typeof step === 'number' ? node.items[step] : undefined
}

function nameOf(item: Node | undefined): string | undefined {
  const name = item && itemName(item)
  return name && `[${name.field}=${name.text}]`
}

/** What tells an item of a list apart from the others: the field, and the value that it has there. */
export interface ItemName {
  readonly field: string
  readonly text: string
  readonly node: ScalarNode
}

/** The name of an item of a list; undefined where it has none. */
export function itemName(item: Node): ItemName | undefined {
  for (const field of NAMING) {
    const name = nameIn(item, field)
    if (name !== undefined) return { field, ...name }
  }
  const name = nameIn(childOf(item, 'metadata'), 'name')
  return name && { field: 'metadata.name', ...name }
}

function nameIn(node: Node | undefined, field: string): Omit<ItemName, 'field'> | undefined {
  const value = childOf(node, field)
  if (value === undefined || value.type === 'map' || value.type === 'list' || value.type === 'null') return undefined
  const text = String(value.value)
  return text === '' ? undefined : { text: text.slice(0, LONGEST), node: value }
}
