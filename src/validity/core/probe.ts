import type { Field } from '../field.ts'
import type { Container, Lifecycle, Probe } from '../types/core-v1.ts'
import { validateHandler } from './handler.ts'
import type { PodContext } from './pod-context.ts'

/** Checks what containers do at their start and end (validateLifecycle). */
export function validateLifecycle(lifecycle: Lifecycle | undefined, path: Field, pod: PodContext): void {
  if (lifecycle === undefined) return
  const { postStart, preStop } = lifecycle
  if (postStart !== undefined) validateHandler(postStart, path.at('postStart'), pod)
  if (preStop !== undefined) validateHandler(preStop, path.at('preStop'), pod)
}

/** Checks the three probes of a container (validateLivenessProbe, validateReadinessProbe, validateStartupProbe). */
export function validateProbes(container: Container, path: Field, pod: PodContext): void {
  validateHealthProbe(container.livenessProbe, path.at('livenessProbe'), pod)
  validateReadinessProbe(container.readinessProbe, path.at('readinessProbe'), pod)
  validateHealthProbe(container.startupProbe, path.at('startupProbe'), pod)
}

/** One success is enough for the probes that may restart a container. */
function validateHealthProbe(probe: Probe | undefined, path: Field, pod: PodContext): void {
  if (probe === undefined) return
  validateHandler(probe, path, pod)
  const { successThreshold = 1 } = probe
  if (successThreshold > 1) path.at('successThreshold').invalid(successThreshold, 'must be 1: only readiness has more')
}

function validateReadinessProbe(probe: Probe | undefined, path: Field, pod: PodContext): void {
  if (probe === undefined) return
  validateHandler(probe, path, pod)
  const { terminationGracePeriodSeconds: seconds } = probe
  if (seconds !== undefined)
    path
      .at('terminationGracePeriodSeconds')
      .invalid(seconds, 'may not be set: a container that is not ready is not ended', { hint: 'remove it' })
}
