import type { LineIndex } from '../text/lines.ts'
import { nearest } from '../text/nearest.ts'
import type { Part, Span } from './finding.ts'
import type { GVK } from './gvk.ts'
import { type FieldPath, formatPath, segmentName } from './path.ts'

/** Turns a field path of a resource into the text that a person would edit. */
export interface Origin {
  /** The file that findings of this resource are reported in. */
  readonly file: string
  /** Where the file lies, comparable with the places of all other files of the run; by default `file`. */
  readonly place?: string
  /** Index of the document in its file; documents without content do not count. */
  readonly document: number
  /** Reads the text anew that the places are in, in many small steps, where it is no longer at hand; without that it is read when a place is asked for. */
  open?(): Generator<undefined, unknown>
  /** The place of a field path, or of its nearest existing parent. */
  locate(path: FieldPath, part?: Part): Span
  /** A field path with items of lists under their names: `spec.containers[name=web].image`. */
  namedPath(path: FieldPath): string
  /** The text that the offsets of `locate` count in. */
  text(): string
  /** The lines of that text. */
  readonly lines: LineIndex
}

/**
 * A document (or an item of a List) with apiVersion and kind. It is small and kept for the whole run; `value` is made anew from the text
 * where it is no longer held in memory, so rules over many resources filter by the other fields first.
 */
export interface Resource {
  readonly gvk: GVK
  /** It is of one of Kubernetes' own API groups, in whichever version. */
  readonly builtIn: boolean
  /** False for kinds that live outside namespaces. */
  readonly namespaced: boolean
  readonly kind: string
  /** `metadata.namespace` as written; undefined where it is absent or empty and no namespace was given for the whole run. */
  readonly namespace: string | undefined
  /** `metadata.name` as written; undefined where it is absent (generateName). */
  readonly name: string | undefined
  /** Labels of the pods that it makes (or is); undefined for a kind without pods. */
  readonly podLabels: Readonly<Record<string, string>> | undefined
  /** It has `metadata.ownerReferences`. */
  readonly owned: boolean
  readonly origin: Origin
  /** `metadata` alone, without the cost of making the whole value; wrong types are not left out. */
  readonly metadata: any
  /** What it names, as the reference table has read it: kept here, for it is asked for again whenever a neighbour changes. */
  mentions?: readonly object[]
  /** A text of it to keep, where a part of the file would keep all of it in memory. */
  own?(text: string): string
  /** The object as the API server would decode it: unknown fields kept, nulls and fields of the wrong type left out. */
  readonly value: any
  /** Paths of fields that are not there because their names are misspelt, found anew. */
  misspelt?(): readonly FieldPath[]
  /** It is known that nothing but nulls is left out of the value, and that no name of a field is misspelt. */
  readonly isWhole?: boolean
}

/** Where the file of a resource lies. */
export function placeOf({ origin }: Resource): string {
  return origin.place ?? origin.file
}

/** What a message calls a resource: `Deployment "web"`. */
export function nameOf(resource: Resource): string {
  return resource.name === undefined ? `a ${resource.kind} without a name` : `${resource.kind} "${resource.name}"`
}

/** What a message calls the pods of a resource; a Pod is its own. */
export function podsOf(owner: Resource): string {
  return owner.kind === 'Pod' ? nameOf(owner) : `the pods of ${nameOf(owner)}`
}

/** Whether something stands at a path, be it of the wrong type. */
export function isWritten({ origin }: Resource, path: FieldPath): boolean {
  const own = origin.locate(path, 'key')
  const parent = origin.locate(path.slice(0, -1), 'key')
  if (own.start !== parent.start || own.end !== parent.end) return true
  // The first field of an item of a list stands where the item does.
  return origin.locate(path, 'value').start !== own.start
}

/** The text of the value at a path, undefined where nothing is written there; it is there for values of the wrong type too. */
function writtenAt(resource: Resource, path: FieldPath): string | undefined {
  if (!isWritten(resource, path)) return undefined
  const { start, end } = resource.origin.locate(path, 'value')
  return resource.origin.text().slice(start, end)
}

/** Whether rules cannot see what is written at a path because it is of the wrong type or under a misspelt name; null counts as absent. */
export function isHidden(resource: Resource, path: FieldPath): boolean {
  if (resource.isWhole) return false
  let at = resource.value
  for (const [index, segment] of path.entries()) {
    const parent = at
    at = parent?.[segmentName(segment)]
    if (at === undefined && isMisspelt(resource, parent, path.slice(0, index + 1))) return true
  }
  if (at !== undefined) return false
  const text = writtenAt(resource, path)
  return text !== undefined && !/^(?:|~|null|Null|NULL)$/.test(text)
}

/** Whether a field is absent because a neighbour that there is not was meant for it; the schema is asked only where one has such a name. */
function isMisspelt(resource: Resource, parent: any, path: FieldPath): boolean {
  const name = String(segmentName(path.at(-1)!))
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return false
  if (!Object.keys(parent).some((key) => nearest(key, [name]) === name)) return false
  const wanted = formatPath(path)
  return resource.misspelt?.().some((one) => formatPath(one) === wanted) ?? false
}
