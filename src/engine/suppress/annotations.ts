import { workloadShape } from '../../kubernetes/workload.ts'
import { didYouMean } from '../../model/meant.ts'
import { type FieldPath, segmentName } from '../../model/path.ts'
import { nearest } from '../../text/nearest.ts'
import { type Entry as Field, get, type MapNode, type Node, type ScalarNode } from '../../yaml/node.ts'
import { type Entry, type Fault, type Reading, readEntries } from './entries.ts'

/** An annotation that suppresses, with the part of the resource that it is about. */
export interface Annotated extends Reading {
  readonly field: Field
  /** The path of the annotation in the resource. */
  readonly path: FieldPath
  /** Findings at this path and below it are meant. */
  readonly part: FieldPath
}

/** The annotation for an object, a pod template or whatever else has metadata; `supercargo/ignore.web` is for its container web. */
export const ANNOTATION = 'supercargo/ignore'

const PREFIX = 'supercargo/'

/** An annotation of some map of metadata in a resource. */
export interface Annotation {
  readonly field: Field
  readonly path: FieldPath
  /** What has the metadata. */
  readonly owner: FieldPath
}

/** All annotations in a resource, of whatever has metadata in it; what an alias brings in is left out. */
export function annotationsIn(resource: MapNode): Annotation[] {
  const found: Annotation[] = []
  const open: [node: Node, path: FieldPath][] = [[resource, []]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, path] = next
    const isInside = ({ start }: { start: number }) => start >= node.start && start <= node.end
    if (node.type === 'list')
      for (const [index, item] of node.items.entries()) if (isInside(item)) open.push([item, [...path, index]])
    if (node.type !== 'map') continue
    for (const { key, value } of node.entries) if (isInside(value)) open.push([value, [...path, key]])
    const metadata = get(node, 'metadata')
    const annotations = metadata?.type === 'map' ? get(metadata, 'annotations') : undefined
    if (annotations?.type !== 'map') continue
    for (const field of annotations.entries)
      found.push({ field, path: [...path, 'metadata', 'annotations', field.key], owner: path })
  }
  return found
}

/** What the annotations of ours in a resource suppress. */
export function readAnnotations(resource: MapNode, kind: string): Annotated[] {
  return annotationsIn(resource)
    .filter(({ field }) => field.key.startsWith(PREFIX))
    .flatMap((annotation) => readAnnotation(annotation, resource, kind))
}

function readAnnotation({ field, path, owner }: Annotation, resource: MapNode, kind: string): Annotated[] {
  const { key, value } = field
  const base = { field, path }
  const wrong = (message: string, hint: Pick<Fault, 'hint' | 'meant'>): Annotated[] => [
    { ...base, part: owner, entries: [], faults: [{ start: 0, end: 0, isOfKey: true, message, ...hint }] },
  ]
  if (key === ANNOTATION) return [{ ...base, part: owner, ...readValue(value) }]
  if (!key.startsWith(`${ANNOTATION}.`)) {
    const meant = nearest(key, [ANNOTATION]) ?? ANNOTATION
    return wrong(`there is no annotation \`${key}\``, didYouMean(meant, '`'))
  }
  const name = key.slice(ANNOTATION.length + 1)
  const containers = containersIn(resource, owner, kind)
  const meant = containers.filter((container) => container.name === name)
  if (meant.length > 0) return meant.map((container) => ({ ...base, part: container.path, ...readValue(value) }))
  const names = [...new Set(containers.map((container) => container.name))]
  const near = nearest(name, names)
  return wrong(
    `there is no container "${name}" whose findings could be suppressed`,
    near === undefined ? { hint: `there is ${names.join(', ') || 'none'}` } : didYouMean(`${ANNOTATION}.${near}`, '`'),
  )
}

/** `rule: reason; rule, rule: reason`, or a line for each; what does not begin with rules goes on with the reason before it. */
function readValue(node: Node): Reading {
  if (node.type !== 'string') return { entries: [], faults: [] }
  const text = node.value as string
  const entries: Entry[] = []
  const faults: Fault[] = []
  for (const { start, end } of partsOf(text)) {
    const read = readEntries(text, start, end)
    entries.push(...read.entries)
    faults.push(...read.faults)
  }
  return { entries, faults }
}

/** How a part begins that names rules: names between commas, then a colon, a bracket or nothing. */
const NAMES = /^\s*[\w*-]+(?:\s*,\s*[\w*-]+)*\s*(?:[:(]|$)/

function partsOf(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let at = 0
  for (const part of text.split(/[;\n]/)) {
    const end = at + part.length
    const last = parts.at(-1)
    if (last !== undefined && !NAMES.test(part)) last.end = end
    else if (part.trim() !== '' || last === undefined) parts.push({ start: at, end })
    at = end + 1
  }
  return parts
}

const LISTS = ['containers', 'initContainers', 'ephemeralContainers']

/** The containers that an annotation at this place may name. */
function containersIn(resource: MapNode, owner: FieldPath, kind: string): { name: string; path: FieldPath }[] {
  // Workloads of other API groups have their pods where most have them.
  const template = workloadShape(kind)?.template ?? ['spec', 'template']
  const isAbove = owner.length <= template.length && owner.every((step, index) => step === template[index])
  const path = [...(isAbove ? template : owner), 'spec']
  return LISTS.flatMap((list) => {
    const items = nodeAt(resource, [...path, list])
    if (items?.type !== 'list') return []
    return items.items.flatMap((item, index) => {
      const name = item.type === 'map' ? get(item, 'name') : undefined
      return name?.type === 'string' ? [{ name: name.value as string, path: [...path, list, index] }] : []
    })
  })
}

/** The node at a path, undefined where there is none. */
export function nodeAt(root: Node, path: FieldPath): Node | undefined {
  let node: Node | undefined = root
  for (const step of path.map(segmentName))
    if (node?.type === 'map') node = get(node, String(step))
    else node = node?.type === 'list' && typeof step === 'number' ? node.items[step] : undefined
  return node
}

/** Where a stretch of an annotation's value stands in the text: exactly where it is written as it reads, else the whole value. */
export function spanIn(text: string, node: ScalarNode, start: number, end: number) {
  const words = String(node.value).slice(start, end)
  const raw = text.slice(node.start, node.end)
  const at = raw.indexOf(words)
  if (words === '' || at === -1 || raw.indexOf(words, at + 1) !== -1) return { start: node.start, end: node.end }
  return { start: node.start + at, end: node.start + at + words.length }
}
