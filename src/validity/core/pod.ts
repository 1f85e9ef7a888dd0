import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { Pod, PodSpec } from '../types/core-v1.ts'
import { warnAboutAnnotations } from './annotation-warnings.ts'
import { validatePodAnnotations } from './pod-annotations.ts'
import { type PodContext, podContext } from './pod-context.ts'
import { forbidMirrorClaims, isMirror } from './pod-resource-claims.ts'
import { validateOneHugePageSize } from './pod-resources.ts'
import { validatePodSpec } from './pod-spec.ts'
import { validateMadeAnnotations, validateProfilesMatch, withSeccompFields } from './profile-annotations.ts'

/** Checks a Pod (ValidatePodCreate), as the server has it after defaulting and PrepareForCreate, with warnings (pod strategy WarningsOnCreate). */
export function validatePod({ metadata, spec: written = {} }: Pod, path: Field, context: Context): void {
  const pod = podContext(written, context, { template: false, metadata })
  const annotations = metadata?.annotations
  const spec = withSeccompFields(written, annotations, pod)
  const annotationsPath = path.at('metadata').at('annotations')
  const at = path.at('spec')
  validatePodAnnotations(annotations, spec, annotationsPath, context)
  validateMadeAnnotations(spec, path, pod)
  validatePodSpec(spec, at, pod)
  forbidMirrorClaims(spec.resourceClaims, at.at('resourceClaims'), path, pod)
  validateOneHugePageSize(spec, at, pod)
  if (isMirror(pod)) validateTokens(spec, at)
  if ((spec.ephemeralContainers ?? []).length > 0)
    at.at('ephemeralContainers').forbidden('may not be set when a pod is created: use `kubectl debug`')
  if (spec.nodeName && (spec.schedulingGates ?? []).length > 0)
    at.at('nodeName').forbidden('may not be set while the pod has `schedulingGates`')
  validateProfilesMatch(spec, annotations, at, pod)
  warnAboutAnnotations(spec, annotations, annotationsPath, pod)
  warnAboutName(pod, path.at('metadata').at('name'))
}

/** Tokens for an account that is not named: the admission plugin ServiceAccount names "default" in every other pod before it is judged. */
function validateTokens({ serviceAccountName, serviceAccount, volumes }: PodSpec, path: Field): void {
  if (serviceAccountName || serviceAccount) return
  each(volumes, path.at('volumes'), ({ projected }, itemPath) =>
    each(projected?.sources, itemPath.at('projected').at('sources'), ({ serviceAccountToken }, at) => {
      if (serviceAccountToken !== undefined)
        at.at('serviceAccountToken').forbidden('may not be set in a pod that mirrors a file, which has no account')
    }),
  )
}

/** The first minor that warns about names that are no host names. */
const HOST_NAMES_SINCE = 27

function warnAboutName({ metadata, minor }: PodContext, path: Field): void {
  const name = nameOf(metadata)
  if (minor < HOST_NAMES_SINCE || dnsSubdomainFault(name) !== undefined) return
  const fault = dnsLabelFault(name)
  if (fault !== undefined) path.warn(`"${name}" becomes the host name of the pod and ${fault}`)
}
