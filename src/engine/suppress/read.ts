import type { Resource } from '../../model/resource.ts'
import type { MapNode } from '../../yaml/node.ts'
import { DIRECTIVE } from './directives.ts'
import type { Foreign } from './foreign.ts'
import { readResource } from './in-annotations.ts'
import { readComments } from './in-comments.ts'
import type { Collected, PartSuppression, PlaceSuppression, SuppressFile } from './suppression.ts'

/** What the comments of a file and the annotations of its resources suppress. */
export interface FileSuppressions {
  readonly comments: Collected<PlaceSuppression>
  readonly annotations: readonly (readonly [Resource, Collected<PartSuppression>])[]
}

/** How annotations of our own begin. */
const ANNOTATION = 'supercargo/'

/** What a file suppresses; undefined where nothing in its text may, which takes no more than a look at it. */
export function readSuppressions(
  file: SuppressFile,
  resources: readonly (Resource & { node(): MapNode })[],
  foreign: Foreign | undefined,
): FileSuppressions | undefined {
  const { text } = file.manifest
  if (!marksOf(foreign).some((mark) => text.includes(mark))) return undefined
  return {
    comments: readComments(file, foreign),
    annotations: resources.map((each) => [each, readResource(file, each, each.node(), foreign)]),
  }
}

/** Words of which one is in each text that suppresses something. */
export function marksOf(foreign: Foreign | undefined): readonly string[] {
  return [DIRECTIVE, ANNOTATION, ...(foreign?.comments ?? []), ...(foreign?.annotations ?? [])]
}
