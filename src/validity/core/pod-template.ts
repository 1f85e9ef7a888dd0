import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateAnnotations, validateLabels } from '../meta/object-meta.ts'
import type { PodTemplate, PodTemplateSpec } from '../types/core-v1.ts'
import { warnAboutAnnotations } from './annotation-warnings.ts'
import { validatePodAnnotations } from './pod-annotations.ts'
import { podContext } from './pod-context.ts'
import { validatePodSpec } from './pod-spec.ts'
import { validateProfilesMatch } from './profile-annotations.ts'

/** Checks a PodTemplate (ValidatePodTemplate). */
export function validatePodTemplate({ template }: PodTemplate, path: Field, context: Context): void {
  validatePodTemplateSpec(template, path.at('template'), context)
}

/** Checks the template that a workload makes its pods of, with warnings (ValidatePodTemplateSpec, GetWarningsForPodTemplate); a missing one counts as empty. */
export function validatePodTemplateSpec(template: PodTemplateSpec | undefined, path: Field, context: Context): void {
  if (template === undefined) return
  const { metadata, spec = {} } = template
  const at = path.at('spec')
  const pod = podContext(spec, context, { template: true, metadata })
  validatePodTemplateMetadata(template, path, context)
  validatePodSpec(spec, at, pod)
  validateProfilesMatch(spec, metadata?.annotations, at, pod)
  warnAboutAnnotations(spec, metadata?.annotations, path.at('metadata').at('annotations'), pod)
  if ((spec.ephemeralContainers ?? []).length > 0)
    at.at('ephemeralContainers').forbidden('may not be set: such containers are added to running pods')
}

/** Checks the labels and annotations of a template, which servers look at even where they leave its spec to a controller. */
export function validatePodTemplateMetadata(
  { metadata, spec = {} }: PodTemplateSpec,
  path: Field,
  context: Context,
): void {
  const annotations = path.at('metadata').at('annotations')
  validateLabels(metadata?.labels, path.at('metadata').at('labels'))
  validateAnnotations(metadata?.annotations, annotations)
  validatePodAnnotations(metadata?.annotations, spec, annotations, context)
}
