import type { Part, Span } from './finding.ts'
import type { GVK } from './gvk.ts'
import type { FieldPath } from './path.ts'

/** Turns a field path of a resource into the text that a person would edit. */
export interface Origin {
  /** The file that findings of this resource are reported in. */
  readonly file: string
  /** Index of the document in its file; documents without content do not count. */
  readonly document: number
  /** The place of a field path, or of its nearest existing parent. */
  locate(path: FieldPath, part?: Part): Span
  /** The text that the offsets of `locate` count in. */
  text(): string
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
  /** `metadata.namespace` as written; undefined where it is absent or empty. */
  readonly namespace: string | undefined
  /** `metadata.name` as written; undefined where it is absent (generateName). */
  readonly name: string | undefined
  /** Labels of the pods that it makes (or is); undefined for a kind without pods. */
  readonly podLabels: Readonly<Record<string, string>> | undefined
  readonly origin: Origin
  /** The object as the API server would decode it: unknown fields kept, nulls and fields of the wrong type left out. */
  readonly value: any
}
