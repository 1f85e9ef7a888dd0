import type { Node } from './node.ts'

/** A key that stands twice in one map (or in a map and in what it merges): an error in strict decoding, the last one counts. */
export interface DuplicateKey {
  readonly key: string
  /** Steps from the document's root to the key, the key included. */
  readonly path: readonly (string | number)[]
  /** The place of the later key, the one to remove or rename. */
  readonly start: number
  readonly end: number
  /** The place of the earlier key. */
  readonly first: { readonly start: number; readonly end: number }
  /** Where the value that the cluster's message counts from starts (its `strictLine`). */
  readonly valueStart: number
  /** It comes about through a merge key (`<<`). */
  readonly merge: boolean
}

/** Why a document cannot be read, where, and what was probably meant. */
export interface SyntaxProblem {
  readonly start: number
  readonly end: number
  /** Where the cluster's parser gives up, which is often later than where a person must look. */
  readonly gaveUp: number
  /** In a newcomer's words, lower case, no full stop. */
  readonly message: string
  /** What was probably meant, in a few words; shown at the underline. */
  readonly hint?: string
  /** Other places that explain it, such as the quote that was left open. */
  readonly related?: readonly { readonly start: number; readonly end: number; readonly message: string }[]
  /** Replacements, in the order of the text, that make it what was probably meant. */
  readonly repair?: readonly Replacement[]
}

/** A stretch of text and what stands there instead. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Content that the cluster's parser drops without a word. */
export interface LostContent {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint?: string
}

/** One document of a stream as the cluster reads it. */
export interface Document {
  /** The stretch of the file that the document was cut from (half-open offsets). */
  readonly start: number
  readonly end: number
  /** Undefined for a document without content, and where an error left nothing to recover. With `error` it is what recovery could save. */
  readonly root: Node | undefined
  /** The first thing that the cluster's parser refuses; undefined where it reads the document. */
  readonly error: SyntaxProblem | undefined
  /** What shows once the mistakes before it are repaired, in the order of repair; empty unless recovery was asked for. */
  readonly further: readonly SyntaxProblem[]
  readonly duplicates: readonly DuplicateKey[]
  readonly lost: readonly LostContent[]
  /** Offsets of comments without line end, in pairs: start, end, start, end … */
  readonly comments: readonly number[]
}
