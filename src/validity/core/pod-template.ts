import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateAnnotations, validateLabels } from '../meta/object-meta.ts'
import type { PodTemplate, PodTemplateSpec } from '../types/core-v1.ts'

/** Checks a PodTemplate (ValidatePodTemplate). */
export function validatePodTemplate({ template }: PodTemplate, path: Field, context: Context): void {
  validatePodTemplateSpec(template, path.at('template'), context)
}

/** Checks the template that a workload makes its pods of, with warnings (ValidatePodTemplateSpec, GetWarningsForPodTemplate); a missing one counts as empty. */
export function validatePodTemplateSpec(template: PodTemplateSpec | undefined, path: Field, _context: Context): void {
  const metadata = path.at('metadata')
  validateLabels(template?.metadata?.labels, metadata.at('labels'))
  validateAnnotations(template?.metadata?.annotations, metadata.at('annotations'))
}
