import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSpec, ResourceRequirements, VolumeMount } from '../types/core-v1.ts'
import { validateContainer, validateUniqueName } from './container.ts'
import type { PodContext } from './pod-context.ts'
import { validateLifecycle, validateProbes } from './probe.ts'

/** What only containers have that run for the pod's sake. */
const NOT_EPHEMERAL = [
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'resizePolicy',
  'resources',
  'restartPolicy',
  'restartPolicyRules',
  'startupProbe',
] as const

/** Until this minor each ephemeral container is judged as a list of one regular container, and named so. */
const AS_LIST = 24

/** Checks containers for debugging (validateEphemeralContainers), although no pod can be created with them; `names` are those of all other containers. */
export function validateEphemeralContainers(
  containers: PodSpec['ephemeralContainers'],
  path: Field,
  pod: PodContext,
  names: Map<string, Field>,
): void {
  const others = new Set(names.keys())
  each(containers, path, (container, at) => {
    const place = pod.minor <= AS_LIST ? at.at(0).standingAt(at) : at
    validateContainer(container, place, pod, { isPart: false })
    if (pod.minor <= AS_LIST) {
      validateLifecycle(container.lifecycle, place.at('lifecycle'), pod)
      validateProbes(container, place, pod)
    }
    validateUniqueName(container.name, at.at('name'), names)
    const { targetContainerName: target } = container
    if (target && !others.has(target))
      at.at('targetContainerName').notFound(target, 'names no container or init container of the pod')
    for (const name of NOT_EPHEMERAL)
      if (container[name] !== undefined && !(name === 'resources' && hasNothing(container.resources!)))
        at.at(name).forbidden('may not be set for ephemeral containers')
    each(container.volumeMounts, at.at('volumeMounts'), forbidSubPaths)
  })
}

/** A server cannot tell `resources: {}` from none. */
function hasNothing({ limits, requests, claims }: ResourceRequirements): boolean {
  return limits === undefined && requests === undefined && claims === undefined
}

function forbidSubPaths({ subPath, subPathExpr }: VolumeMount, path: Field): void {
  if (subPath) path.at('subPath').forbidden('may not be set for ephemeral containers')
  if (subPathExpr) path.at('subPathExpr').forbidden('may not be set for ephemeral containers')
}
