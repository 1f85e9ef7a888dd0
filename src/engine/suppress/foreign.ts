import type { FieldPath } from '../../model/path.ts'
import type { MapNode } from '../../yaml/node.ts'
import type { Directive } from './directives.ts'

/** What reads the suppressions that are written for other programs; only the rules of ours that they mean come out of it. */
export interface Foreign {
  /** One of these words is in each comment. */
  readonly comments: readonly string[]
  /** One of these words is in each annotation. */
  readonly annotations: readonly string[]
  readComment(comment: string): Directive | undefined
  readAnnotations(resource: MapNode, kind: string): readonly ForeignEntry[]
}

/** A rule that is suppressed in a part of a resource. */
export interface ForeignEntry {
  readonly rule: string
  readonly reason?: string
  readonly part: FieldPath
}
