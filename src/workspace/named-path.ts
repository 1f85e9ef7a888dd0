import { type FieldPath, formatPath, segmentName } from '../model/path.ts'
import { getEntry, type Node } from '../yaml/node.ts'

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
  for (const field of NAMING) {
    const text = scalarAt(item, field)
    if (text !== undefined) return `[${field}=${text}]`
  }
  const text = scalarAt(childOf(item, 'metadata'), 'name')
  return text === undefined ? undefined : `[metadata.name=${text}]`
}

function scalarAt(node: Node | undefined, field: string): string | undefined {
  const value = childOf(node, field)
  if (value === undefined || value.type === 'map' || value.type === 'list' || value.type === 'null') return undefined
  const text = String(value.value)
  return text === '' ? undefined : text.slice(0, LONGEST)
}
