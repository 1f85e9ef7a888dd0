import { labelKeyFault } from '../../kubernetes/labels.ts'
import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validateLabels } from '../meta/object-meta.ts'
import type { PodSpec } from '../types/core-v1.ts'
import { validateContainers } from './containers.ts'
import { validateAffinity } from './pod-affinity.ts'
import { type PodContext, podWithVolumes } from './pod-context.ts'
import { validateDNSConfig, validateHostAliases, validateHostnameOverride } from './pod-network.ts'
import { validateHostProcess, validateHostUsers, validateOS } from './pod-os.ts'
import { validatePodResourceClaims } from './pod-resource-claims.ts'
import { validateOverhead, validatePodResources } from './pod-resources.ts'
import { validatePodSecurityContext } from './pod-security-context.ts'
import { warnAboutPodSpec } from './pod-warnings.ts'
import { hostPortOf } from './ports.ts'
import { validateTolerations } from './toleration.ts'
import { validateTopologySpread } from './topology-spread.ts'
import { validateVolumes } from './volumes/volumes.ts'

/** Checks what a pod or the pods of a template shall be (ValidatePodSpec), with warnings. */
export function validatePodSpec(spec: PodSpec, path: Field, pod: PodContext): void {
  const volumes = validateVolumes(spec.volumes, path.at('volumes'), pod)
  const withVolumes = podWithVolumes(pod, volumes)
  validatePodResourceClaims(spec.resourceClaims, path.at('resourceClaims'), pod)
  validateContainers(spec, path, withVolumes)
  validatePodResources(spec, path, pod)
  validateHostNetworkPorts(spec, path, pod)
  validateLabels(spec.nodeSelector, path.at('nodeSelector'))
  validatePodSecurityContext(spec, path, pod)
  validateAffinity(spec.affinity, path.at('affinity'), pod)
  validateDNSConfig(spec, path.at('dnsConfig'), pod)
  validateGates(spec, path)
  validateTopologySpread(spec.topologySpreadConstraints, path.at('topologySpreadConstraints'), pod)
  validateHostProcess(spec, path)
  validateHostUsers(spec, path, pod)
  validateHostnameOverride(spec, path.at('hostnameOverride'))
  validateNames(spec, path)
  if (spec.preemptionPolicy === '') path.at('preemptionPolicy').required('must be "Never" or "PreemptLowerPriority"')
  validateTolerations(spec.tolerations, path.at('tolerations'))
  validateHostAliases(spec.hostAliases, path.at('hostAliases'), pod)
  validateOverhead(spec.overhead, path.at('overhead'), pod)
  validateOS(spec, path)
  warnAboutPodSpec(spec, path, withVolumes)
}

/** The first minor that names the port of the host, no longer that of the container, where the two differ. */
const BLAMES_HOST_PORT_SINCE = 28

/** In the network of the host, a port is the same inside and outside (validatePodHostNetworkDeps, validateHostNetwork). */
function validateHostNetworkPorts({ containers }: PodSpec, path: Field, pod: PodContext): void {
  if (!pod.hostNetwork) return
  each(containers, path.at('containers'), ({ ports }, containerPath) =>
    each(ports, containerPath.at('ports'), (port, at) => {
      const { containerPort = 0 } = port
      const hostPort = hostPortOf(port, pod)
      if (hostPort === containerPort || (hostPort === 0 && pod.minor >= BLAMES_HOST_PORT_SINCE)) return
      if (pod.minor >= BLAMES_HOST_PORT_SINCE)
        at.at('hostPort').invalid(
          hostPort,
          `must be ${containerPort}, the \`containerPort\`, when \`hostNetwork\` is true`,
        )
      else
        at.at('containerPort').invalid(
          containerPort,
          `must be ${hostPort}, the \`hostPort\`, when \`hostNetwork\` is true`,
        )
    }),
  )
}

/** Checks what a pod waits for before it is scheduled or ready (validateReadinessGates, validateSchedulingGates). */
function validateGates({ readinessGates, schedulingGates }: PodSpec, path: Field): void {
  each(readinessGates, path.at('readinessGates'), ({ conditionType = '' }, itemPath) => {
    const at = itemPath.at('conditionType')
    if (conditionType === '') at.invalid(undefined, 'is required, such as "example.com/ready"')
    else at.matches(conditionType, labelKeyFault)
  })
  const seen = new Set<string>()
  each(schedulingGates, path.at('schedulingGates'), ({ name = '' }, itemPath) => {
    if (name === '') itemPath.invalid(undefined, 'must have a `name`')
    else itemPath.matches(name, labelKeyFault, { subject: '`name`' })
    if (seen.has(name)) itemPath.duplicate(name)
    seen.add(name)
  })
}

/** A full name is put together of `hostname`, `subdomain`, the namespace and the domain of the cluster. */
function dotsHint(name: string): { readonly hint: string } | undefined {
  if (!/[^.]\.[^.]/.test(name)) return undefined
  return {
    hint: '`hostname` and `subdomain` are one part each: namespace and domain of the cluster follow by themselves',
  }
}

/** Checks the names of the pod's host and of its account. */
function validateNames(
  { hostname = '', subdomain = '', serviceAccountName = '', serviceAccount = '' }: PodSpec,
  path: Field,
): void {
  if (hostname !== '') path.at('hostname').matches(hostname, dnsLabelFault, dotsHint(hostname))
  if (subdomain !== '') path.at('subdomain').matches(subdomain, dnsLabelFault, dotsHint(subdomain))
  if (serviceAccountName === '' && serviceAccount !== '')
    path.at('serviceAccountName').standingAt(path.at('serviceAccount')).matches(serviceAccount, dnsSubdomainFault)
}
