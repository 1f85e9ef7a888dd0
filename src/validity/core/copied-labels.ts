import type { Field } from '../field.ts'
import { validateLabels } from '../meta/object-meta.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'

type Labels = Readonly<Record<string, string>>

/** Checks the labels that an object without any gets from its template, as those of its own (defaults.go of core/v1 and batch/v1). */
export function validateCopiedLabels(
  metadata: ObjectMeta | undefined,
  labels: Labels | undefined,
  path: Field,
  template: Field,
): void {
  if (labels === undefined || hasLabels(metadata)) return
  validateLabels(labels, path.at('metadata').at('labels').standingAt(template.at('metadata').at('labels')))
}

/** Whether an object has labels of its own. */
export function hasLabels(metadata: ObjectMeta | undefined): boolean {
  for (const _ in metadata?.labels) return true
  return false
}
