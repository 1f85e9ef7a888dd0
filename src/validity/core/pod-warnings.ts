import { hasFraction, parseQuantity } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSpec } from '../types/core-v1.ts'
import { warnAboutContainers } from './container-warnings.ts'
import { warnAboutNodeLabel } from './node-labels.ts'
import { warnAboutAffinity } from './pod-affinity.ts'
import type { PodContext } from './pod-context.ts'
import { warnAboutNetwork } from './pod-network.ts'
import { warnAboutTopologySpread } from './topology-spread.ts'
import { warnAboutVolumes } from './volumes/warnings.ts'

/** The first minor that warns about pods and templates. */
export const WARNINGS_SINCE = 22

/** Warns as a server does that accepts a pod or template (pkg/api/pod warningsForPodSpecAndMeta), but for annotations. */
export function warnAboutPodSpec(spec: PodSpec, path: Field, pod: PodContext): void {
  if (pod.minor < WARNINGS_SINCE) return
  const selector = path.at('nodeSelector')
  for (const label in spec.nodeSelector) warnAboutNodeLabel(label, selector.at(key(label)), pod)
  warnAboutAffinity(spec.affinity, path.at('affinity'), pod)
  warnAboutTopologySpread(spec.topologySpreadConstraints, path.at('topologySpreadConstraints'), pod)
  warnAboutVolumes(spec.volumes, path.at('volumes'), pod)
  warnAboutNetwork(spec, path, pod)
  warnAboutPullSecrets(spec, path.at('imagePullSecrets'))
  warnAboutOverhead(spec, path.at('overhead'))
  warnAboutContainers(spec, path, pod)
  warnAboutGracePeriod(spec, path.at('terminationGracePeriodSeconds'), pod)
}

function warnAboutPullSecrets({ imagePullSecrets }: PodSpec, path: Field): void {
  const seen = new Set<string>()
  each(imagePullSecrets, path, ({ name = '' }, itemPath) => {
    if (name === '') itemPath.at('name').warn('is empty, so that no Secret is meant')
    else if (seen.has(name)) itemPath.at('name').warn(`"${name}" is in the list already`)
    seen.add(name)
  })
}

function warnAboutOverhead({ overhead = {} }: PodSpec, path: Field): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    const amount = Object.hasOwn(overhead, name) ? parseQuantity(overhead[name]!) : undefined
    if (amount !== undefined && hasFraction(amount))
      path.at(key(name)).warn(`"${overhead[name]}" is no whole number of bytes`)
  }
}

/** The first minor that knows what to do with a negative number. */
const NEGATIVE_SINCE = 27

/** A Pod has 1 second by then, so that only templates are warned about. */
function warnAboutGracePeriod(
  { terminationGracePeriodSeconds: seconds = 0 }: PodSpec,
  path: Field,
  pod: PodContext,
): void {
  if (pod.template && pod.minor >= NEGATIVE_SINCE && seconds < 0) path.warn(`${seconds} is negative, which counts as 1`)
}
