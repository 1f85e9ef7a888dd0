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
  validateProbe(probe, path, pod)
  const { successThreshold = 1, terminationGracePeriodSeconds: seconds = 1 } = probe
  if (successThreshold > 1) path.at('successThreshold').invalid(successThreshold, 'must be 1: only readiness has more')
  if (seconds < 1 && pod.minor >= GRACE) path.at('terminationGracePeriodSeconds').invalid(seconds, 'must be at least 1')
}

/** The minor since which probes have a time of their own in which containers end (ProbeTerminationGracePeriod); before, it is only looked at where it may not be. */
const GRACE = 25

function validateReadinessProbe(probe: Probe | undefined, path: Field, pod: PodContext): void {
  if (probe === undefined) return
  validateProbe(probe, path, pod)
  const { terminationGracePeriodSeconds: seconds } = probe
  if (seconds !== undefined)
    path
      .at('terminationGracePeriodSeconds')
      .invalid(seconds, 'may not be set: a container that is not ready is not ended', { hint: 'remove it' })
}

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const

function validateProbe(probe: Probe, path: Field, pod: PodContext): void {
  validateHandler(probe, path, pod)
  for (const name of COUNTS) {
    const count = probe[name]
    if (count !== undefined && count < 0) path.at(name).invalid(count, 'must not be negative')
  }
}
