import { shapeOf, type WorkloadShape } from '../kubernetes/workload.ts'
import type { Part, Span } from '../model/finding.ts'
import type { GVK } from '../model/gvk.ts'
import { type FieldPath, segmentName } from '../model/path.ts'
import type { Origin, Resource } from '../model/resource.ts'
import type { SchemaVerdict } from '../schema/check.ts'
import { misspeltIn } from '../schema/unknown.ts'
import type { LineIndex } from '../text/lines.ts'
import type { TextPool } from '../text/pool.ts'
import { locate } from '../yaml/locate.ts'
import { EMPTY_MAP, get, type MapNode, type Node } from '../yaml/node.ts'
import { type Hidden, newObject, toValue } from '../yaml/value.ts'
import { expandedNode, type ItemPath } from './expand.ts'
import type { Manifest, ManifestCache, ManifestFile } from './manifest.ts'
import { keepLatest } from './maps.ts'
import { namedPath } from './named-path.ts'
import { PackedValues } from './packed.ts'

/** What the resources of one run share: the way back to their text and to their values. */
export interface ResourceHome {
  readonly manifests: ManifestCache
  readonly values: ValueCache
  readonly texts: TextPool
  /** The namespace of resources of built-in kinds that write none. */
  readonly namespace?: string
  /** What the schema says of a resource, found anew: its problems, and the nodes that rules must not see. */
  checked(node: MapNode, text: string): Pick<SchemaVerdict, 'problems' | 'hidden'>
}

/** A place in a file where a resource stands. */
export interface ResourcePlace {
  readonly file: ManifestFile
  readonly document: number
  readonly items: ItemPath
}

/** What the schema stage knows of a resource. */
export interface ResourceKind {
  readonly builtIn: boolean
  readonly namespaced: boolean
  /** Rules may see all of it, under its right names; otherwise what is hidden is found anew with each value. */
  readonly whole: boolean
}

/** What is told of a resource without its value. */
export interface ResourceFacts {
  readonly owned: boolean
  readonly name: string | undefined
  /** As it is written. */
  readonly namespace: string | undefined
  readonly podLabels: Readonly<Record<string, string>> | undefined
}

const ITSELF: ItemPath = []
const NOTHING: Hidden = new Map()

/** All that there are, one for each of many resources. */
const KINDS: readonly ResourceKind[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  builtIn: (bits & 1) !== 0,
  namespaced: (bits & 2) !== 0,
  whole: (bits & 4) !== 0,
}))

/** A resource of a plain manifest; it is its own origin, to stay small. */
export class PlainResource implements Resource, Origin {
  readonly gvk: GVK
  readonly namespace: string | undefined
  readonly name: string | undefined
  readonly podLabels: Readonly<Record<string, string>> | undefined
  readonly owned: boolean
  readonly document: number
  readonly #home: ResourceHome
  readonly #file: ManifestFile
  readonly #items: ItemPath
  readonly #kind: ResourceKind
  /** Where its value is among those that are packed; undefined where it is not. */
  packed: number | undefined
  /** Its value, while that is at hand. */
  atHand: any
  /** The file that it stands in, while it is judged. */
  opened: Manifest | undefined
  mentions: readonly object[] | undefined

  /** What is told of it is that of its node (`factsOf`), or of an equal resource. */
  constructor(home: ResourceHome, place: ResourcePlace, facts: ResourceFacts, gvk: GVK, kind: ResourceKind) {
    this.#home = home
    this.#file = place.file
    this.#items = place.items.length === 0 ? ITSELF : place.items
    this.document = place.document
    this.gvk = kind.builtIn ? gvk : ownGVK(gvk, home.texts)
    this.#kind = KINDS[Number(kind.builtIn) + 2 * Number(kind.namespaced) + 4 * Number(kind.whole)]!
    this.packed = undefined
    this.atHand = undefined
    this.opened = undefined
    this.mentions = undefined
    this.owned = facts.owned
    this.name = facts.name
    this.namespace = facts.namespace ?? (kind.builtIn && kind.namespaced ? home.namespace : undefined)
    this.podLabels = facts.podLabels
  }

  /** The same resource in a later state of its file, where its document has the same text: its value need not be made again. */
  again(file: ManifestFile, document: number): PlainResource {
    const copy = new PlainResource(this.#home, { file, document, items: this.#items }, this, this.gvk, this.#kind)
    const value = this.#home.values.peek(this)
    if (value !== undefined) this.#home.values.add(copy, value)
    return copy
  }

  get kind(): string {
    return this.gvk.kind
  }

  get builtIn(): boolean {
    return this.#kind.builtIn
  }

  get namespaced(): boolean {
    return this.#kind.namespaced
  }

  get isWhole(): boolean {
    return this.#kind.whole
  }

  get origin(): Origin {
    return this
  }

  get file(): string {
    return this.#file.path
  }

  get place(): string {
    return this.#file.place ?? this.#file.path
  }

  /** The file that it stands in, parsed anew where it is no longer at hand. */
  get manifest(): Manifest {
    return this.opened ?? this.#home.manifests.open(this.#file)
  }

  *open(): Generator<undefined, Manifest> {
    return this.opened ?? (yield* this.#home.manifests.openInSteps(this.#file))
  }

  text(): string {
    return this.manifest.text
  }

  get lines(): LineIndex {
    return this.manifest.lines
  }

  /** Whether an offset lies in its document, which need not be read for that. */
  isAround(offset: number): boolean {
    const document = this.manifest.documents[this.document]
    return document !== undefined && document.start <= offset && offset <= document.end
  }

  /** The resource's own node. */
  node(): MapNode {
    const root = this.manifest.documents[this.document]?.root
    return (root?.type === 'map' && expandedNode(root, this.#items)) || EMPTY_MAP
  }

  get metadata(): any {
    const known = this.#kind.whole ? this.#home.values.peek(this)?.metadata : undefined
    if (known !== undefined) return known
    const metadata = get(this.node(), 'metadata')
    return metadata?.type === 'map' ? toValue(metadata) : undefined
  }

  get value(): any {
    return this.#home.values.get(this, () => {
      const node = this.node()
      return toValue(node, this.#kind.whole ? NOTHING : this.#home.checked(node, this.text()).hidden)
    })
  }

  misspelt(): readonly FieldPath[] {
    return misspeltIn(this.#home.checked(this.node(), this.text()).problems)
  }

  own(text: string): string {
    return this.#home.texts.own(text)
  }

  locate(path: FieldPath, part?: Part): Span {
    return locate(this.node(), path.map(segmentName), part)
  }

  namedPath(path: FieldPath): string {
    return namedPath(this.node(), path)
  }
}

/** What the node of a resource tells. */
export function factsOf(node: MapNode, gvk: GVK, builtIn: boolean, texts: TextPool): ResourceFacts {
  const metadata = get(node, 'metadata')
  return {
    owned: metadata?.type === 'map' && get(metadata, 'ownerReferences') !== undefined,
    name: textAt(metadata, 'name', texts),
    namespace: textAt(metadata, 'namespace', texts),
    podLabels: podLabelsOf(shapeOf({ gvk, builtIn }), node, builtIn, texts),
  }
}

function textAt(node: Node | undefined, key: string, texts: TextPool): string | undefined {
  const value = node?.type === 'map' ? get(node, key) : undefined
  return value?.type === 'string' && value.value !== '' ? texts.own(value.value as string) : undefined
}

function ownGVK({ group, version, kind }: GVK, texts: TextPool): GVK {
  return { group: texts.own(group), version: texts.own(version), kind: texts.own(kind) }
}

const NO_LABELS: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** Custom resources may name another one that has the template. */
function podLabelsOf(
  shape: WorkloadShape | undefined,
  node: MapNode,
  builtIn: boolean,
  texts: TextPool,
): Readonly<Record<string, string>> | undefined {
  if (shape === undefined) return undefined
  let at: Node | undefined = node
  for (const step of shape.template) at = at?.type === 'map' ? get(at, step as string) : undefined
  if (at?.type !== 'map' && !builtIn) return undefined
  for (const step of ['metadata', 'labels']) at = at?.type === 'map' ? get(at, step) : undefined
  return at?.type === 'map' ? labelsOf(at, texts) : NO_LABELS
}

/** Null is the empty text to the server; a number or boolean, which it refuses, is taken as it is written. */
function labelsOf(map: MapNode, texts: TextPool): Record<string, string> {
  const labels = newObject()
  for (const { key, value } of map.entries)
    if (value.type === 'null') labels[texts.own(key)] = ''
    else if (value.type !== 'list' && value.type !== 'map') labels[texts.own(key)] = texts.own(String(value.value))
  return labels
}

/** How many values are at hand as they are, beside those that are too large to be packed and take long to make again. */
const AT_HAND = 64
const LARGE_AT_HAND = 16

/** The values of so much text stay as they are, in characters. Most projects have less; of more, each further file shall take little memory. */
const KEPT_LENGTH = 4_000_000

/** The values of resources: the first ones and the latest as they are, all others packed, as far as they are not too large. */
export class ValueCache {
  readonly #packed: PackedValues
  /** Whose values are at hand, in a ring: a map that entries come to and leave keeps its old tables, and what they hold, alive until all of the heap is collected. */
  readonly #latest: (PlainResource | undefined)[] = new Array(AT_HAND).fill(undefined)
  #next = 0
  /** How long the text is whose values stay as they are. */
  #kept = 0
  readonly #large = new Map<PlainResource, any>()
  #loose: WeakMap<PlainResource, any> | undefined

  constructor(texts: TextPool) {
    this.#packed = new PackedValues(texts)
  }

  /** Takes in a value that was just made, of a text of that length; by default it is packed. */
  add(resource: PlainResource, value: any, length = Number.POSITIVE_INFINITY): void {
    if (this.#loose === undefined && this.#kept + length <= KEPT_LENGTH) {
      this.#kept += length
      resource.atHand = value
      return
    }
    this.#pack(resource, value)
    this.#keep(resource, value)
  }

  /** From now on values that are taken in are those of an editor: they come and go, and what is packed would stay. */
  loosen(): void {
    this.#loose ??= new WeakMap()
  }

  /** The value that is kept, else a new one. */
  get(resource: PlainResource, make: () => any): any {
    const known = this.peek(resource)
    if (known !== undefined) return known
    const value = make()
    this.#pack(resource, value)
    return this.#keep(resource, value)
  }

  /** The value, where it is kept. */
  peek(resource: PlainResource): any {
    const known = resource.atHand ?? this.#large.get(resource) ?? this.#loose?.get(resource)
    if (known !== undefined) return known
    return resource.packed === undefined ? undefined : this.#keep(resource, this.#packed.unpack(resource.packed))
  }

  #pack(resource: PlainResource, value: any): void {
    if (this.#loose !== undefined) this.#loose.set(resource, value)
    else {
      resource.packed = this.#packed.pack(value)
      if (resource.packed === undefined) keepLatest(this.#large, LARGE_AT_HAND, resource, value)
    }
  }

  #keep(resource: PlainResource, value: any): any {
    if (resource.atHand === undefined) {
      const oldest = this.#latest[this.#next]
      if (oldest !== undefined) oldest.atHand = undefined
      this.#latest[this.#next] = resource
      this.#next = (this.#next + 1) % AT_HAND
    }
    resource.atHand = value
    return value
  }
}
