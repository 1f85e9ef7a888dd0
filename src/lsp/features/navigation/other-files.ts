import type { SourceFile } from '../../../sources/source.ts'
import { get, type Node } from '../../../yaml/node.ts'
import { parseStream } from '../../../yaml/parse.ts'
import type { Surroundings } from '../../surroundings.ts'

/** As what a text stands in a file that is not judged. */
export interface TextAt {
  /** The name of a resource, that of a container, volume or port or of an image, the value of a label, a key, or anything else. */
  readonly as: 'name' | 'item' | 'label' | 'key' | 'text'
  /** Of which kind the resource is that has the name. */
  readonly kind?: string
}

type Means = (text: string, at: TextAt) => boolean

/** A file that is not judged and may name something, with what it is: `patch.yaml, a patch of a kustomization`. Looked for in steps; undefined where there is none. */
export function* otherFileNaming(around: Surroundings, means: Means): Generator<undefined, string | undefined> {
  for (const { file, left } of around.leftOutFiles) {
    yield
    const reads = READS.get(left.reason)
    if (reads?.(textOf(file), means)) return `${file.path}, ${left.message}`
  }
  return undefined
}

type Reads = (text: string, means: Means) => boolean

/** How texts are found in what is not judged, by the reason for that; other programs' files are passed over. */
const READS: ReadonlyMap<string, Reads> = new Map<string, Reads>([
  ['kustomization', hasTextIn],
  ['helm-template', hasLineWith],
])

/** What cannot be read now has no text. */
function textOf(file: SourceFile): string {
  try {
    return file.text()
  } catch {
    return ''
  }
}

function hasTextIn(text: string, means: Means): boolean {
  return parseStream(text).some(({ root }) => root !== undefined && hasText(root, means))
}

const TEXT: TextAt = { as: 'text' }

const ITEM: TextAt = { as: 'item' }

/** What the `name` of items is in lists where it is no text like any other: of what pods have, and of kustomizations. */
const NAMED_IN: ReadonlyMap<string, TextAt> = new Map([
  ['configMapGenerator', { as: 'name', kind: 'ConfigMap' }],
  ['containers', ITEM],
  ['env', ITEM],
  ['ephemeralContainers', ITEM],
  ['images', ITEM],
  ['initContainers', ITEM],
  ['ports', ITEM],
  ['resourceClaims', ITEM],
  ['secretGenerator', { as: 'name', kind: 'Secret' }],
  ['volumeMounts', ITEM],
  ['volumes', ITEM],
])

/** Fields with labels. */
const LABELS: ReadonlySet<string> = new Set(['commonLabels', 'labels', 'matchLabels', 'pairs', 'selector'])

/** A part of a tree that is still to be looked at: what its texts are, and what its `name` is. */
interface Open {
  readonly node: Node
  readonly at: TextAt
  readonly name: TextAt
}

function hasText(root: Node, means: Means): boolean {
  const open: Open[] = [{ node: root, at: TEXT, name: TEXT }]
  // What aliases share is looked at once in each of its roles.
  const seen = new Map<unknown, Set<string>>()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, at, name } = next
    const inner = node.type === 'map' ? node.entries : node.type === 'list' ? node.items : undefined
    if (inner === undefined) {
      if (isMeant(String((node as { value?: unknown }).value), at, means)) return true
    } else {
      const role = `${at.as} ${name.as}`
      const roles = seen.get(inner) ?? new Set()
      if (roles.has(role)) continue
      seen.set(inner, roles.add(role))
      if (node.type === 'map' && node.entries.some(({ key }) => means(key, { as: 'key' }))) return true
      open.push(...below(next))
    }
  }
  return false
}

function below({ node, at, name }: Open): Open[] {
  if (node.type === 'list') return node.items.map((item) => ({ node: item, at, name }))
  if (node.type !== 'map') return []
  const kind = get(node, 'kind')
  const own: TextAt = kind?.type === 'string' ? { as: 'name', kind: String(kind.value) } : name
  return node.entries.map(({ key, value }): Open => {
    if (key === 'name') return { node: value, at: own, name: TEXT }
    if (key === 'metadata') return { node: value, at: TEXT, name: own }
    if (LABELS.has(key)) return { node: value, at: { as: 'label' }, name: { as: 'label' } }
    if (at.as === 'label') return { node: value, at, name: at }
    return { node: value, at: TEXT, name: NAMED_IN.get(key) ?? TEXT }
  })
}

/** A text of several lines may be a patch itself. */
function isMeant(text: string, at: TextAt, means: Means): boolean {
  if (!text.includes('\n')) return means(text, at)
  const roots = parseStream(text).map(({ root }) => root)
  const isTree = roots.every((root) => root?.type === 'map' || root?.type === 'list')
  return isTree ? roots.some((root) => hasText(root!, means)) : hasLineWith(text, means)
}

/** The value of a line of YAML: behind a colon or dash, without quotes. */
const VALUE = /(?:^|[:[{,-])[ \t]*(["']?)([A-Za-z0-9][^\s"',{}[\]]*)\1[ \t]*(?=$|[,\]}#])/gm

function hasLineWith(text: string, means: Means): boolean {
  for (const [, , value] of text.matchAll(VALUE)) if (means(value!, TEXT)) return true
  return false
}
