import type { StageProblem } from '../model/finding.ts'
import type { VersionRange } from '../model/version.ts'
import type { MapNode, Node } from '../yaml/node.ts'
import type { KindInfo, SchemaStore } from './types.ts'

/** What the schema stage needs to know besides the resource. */
export interface SchemaContext {
  readonly store: SchemaStore
  readonly versions: VersionRange
}

/** What the schema stage says about one resource. */
export interface SchemaVerdict {
  /** In document order; paths are relative to the resource. */
  readonly problems: readonly StageProblem[]
  /** Nodes of the wrong type: rules do not see them. */
  readonly hidden: ReadonlySet<Node>
  readonly kind: KindInfo | undefined
}

/** Checks a resource's kind, fields and types for every minor of the range in one walk. */
export function checkSchema(_resource: MapNode, _context: SchemaContext): SchemaVerdict {
  return { problems: [], hidden: new Set(), kind: undefined }
}
