import { hostNameFault } from '../../kubernetes/host-names.ts'
import { legacyIPFault, nonSpecialIPFault } from '../../kubernetes/ip.ts'
import { dns1035LabelFault, dnsLabelFault } from '../../kubernetes/names.ts'
import type { StageProblem } from '../../model/finding.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { type Context, each, type KindCheck } from '../kind.ts'
import { validateLabels, withPrefix } from '../meta/object-meta.ts'
import type { Service, ServiceSpec } from '../types/core-v1.ts'
import {
  ALLOCATED_FIRST_SINCE,
  clusterIPAt,
  clusterIPsOf,
  DUAL_STACK_SINCE,
  isHeadless,
  validateAllocatedAddresses,
  validateClusterIP,
  validateClusterIPs,
  validatePolicy,
} from './service-addresses.ts'
import { allocateNodePorts } from './service-node-ports.ts'
import { protocolOf, validateServicePorts } from './service-ports.ts'
import {
  validateLoadBalancer,
  validateSourceRanges,
  validateTraffic,
  validateTrafficFields,
} from './service-traffic.ts'
import { warnAboutService } from './service-warnings.ts'

/** The minor since which names may begin with a digit (feature RelaxedServiceNameValidation). */
const RELAXED_NAME_SINCE = 36
const KUBELET_PORT = 10250
const DAY = 86400
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints'
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'

const strictName = withPrefix(dns1035LabelFault)
const relaxedName = withPrefix(dnsLabelFault)

/** What keeps a text from naming a Service (ValidateServiceName). */
export function serviceNameFault(text: string, prefix: boolean, { minor }: Pick<Context, 'minor'>): string | undefined {
  return (minor >= RELAXED_NAME_SINCE ? relaxedName : strictName)(text, prefix)
}

/** The checks of Services. */
export const service: KindCheck = {
  name: serviceNameFault,
  before: ({ spec = {} }: Service, path, context) => {
    if (context.minor < ALLOCATED_FIRST_SINCE) return true
    validateAllocatedAddresses(spec, path.at('spec'), context)
    if (path.count === 0) allocateNodePorts(spec, path.at('spec'))
    return path.count === 0 && (spec.type === 'ExternalName' || !context.known?.some(isOfAllocation))
  },
  check: validateService,
}

/** What the schema says of a field that allocation judges. */
function isOfAllocation({ path }: StageProblem): boolean {
  return path[0] === 'spec' && (path[1] === 'ipFamilies' || path[1] === 'ipFamilyPolicy')
}

/** Checks a Service whose addresses and ports are allocated (validateService). */
function validateService({ metadata, spec = {} }: Service, path: Field, context: Context): void {
  const { minor } = context
  const at = path.at('spec')
  validateTopologyAnnotations(metadata?.annotations, path, minor)
  const { ports = [], type = '' } = spec
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName')
    at.at('ports').required('are required but for headless Services and those of type ExternalName')
  if (type === 'ExternalName') validateExternalName(spec, at, minor)
  else if (type !== '' && type !== 'ClusterIP') validateOpen(spec, at, minor)
  const nodePorts =
    minor < ALLOCATED_FIRST_SINCE ? ports.map((port) => port?.nodePort ?? 0) : allocateNodePorts(spec, at)
  validateServicePorts(spec, at.at('ports'), nodePorts)
  validateLabels(spec.selector, at.at('selector'))
  validateAffinity(spec, at)
  if (minor < DUAL_STACK_SINCE) validateSingleAddress(spec, at, minor)
  else if (minor < ALLOCATED_FIRST_SINCE) validateClusterIPs(spec, at, context)
  validateExternalIPs(spec, at.at('externalIPs'), minor)
  validateSourceRanges(spec, metadata?.annotations, path, minor)
  validateLoadBalancer(spec, at)
  validateTraffic(spec, at, minor)
  if (minor < ALLOCATED_FIRST_SINCE && path.count === 0) {
    validatePolicy(spec, at, undefined)
    if (path.count === 0) allocateNodePorts(spec, at)
    if (path.count === 0) validateTrafficFields(spec, at, false)
  }
  if (path.count === 0) warnAboutService(spec, metadata?.annotations, path, minor)
}

function validateTopologyAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: Field,
  minor: number,
): void {
  const hints = annotations?.[TOPOLOGY_HINTS]
  const mode = annotations?.[TOPOLOGY_MODE]
  if (minor < 27 || hints === undefined || mode === undefined || hints === mode) return
  path
    .at('metadata')
    .at('annotations')
    .at(key(TOPOLOGY_MODE))
    .invalid(mode, `must be the same as that of "${TOPOLOGY_HINTS}", "${hints}"`, { hint: 'remove the older one' })
}

/** Services that are only another name for something outside. */
function validateExternalName(spec: ServiceSpec, path: Field, minor: number): void {
  const fault = 'may not be set when `type` is "ExternalName"'
  if (minor < DUAL_STACK_SINCE) {
    if (spec.clusterIP) path.at('clusterIP').forbidden(fault)
  } else {
    const addresses = path.at('clusterIPs')
    if (clusterIPsOf(spec).length > 0)
      (spec.clusterIPs?.length ? addresses : addresses.standingAt(path.at('clusterIP'))).forbidden(fault)
    if (spec.ipFamilies?.length) path.at('ipFamilies').forbidden(fault)
    if (spec.ipFamilyPolicy !== undefined) path.at('ipFamilyPolicy').forbidden(fault)
  }
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  if (name === '') path.at('externalName').required('is required when `type` is "ExternalName"')
  else path.at('externalName').matches(name, hostNameFault)
}

/** Services that are open to the outside: they need an address, and older servers look at their ports. */
function validateOpen(spec: ServiceSpec, path: Field, minor: number): void {
  const { type, ports } = spec
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec)) {
    const at = minor < DUAL_STACK_SINCE ? path.at('clusterIP') : clusterIPAt(spec, path, 0)
    at.invalid('None', `may not be set when \`type\` is "${type}"`, {
      hint: 'use two Services: a headless one for the names of the pods, and this one for clients',
      related: [{ path: ['spec', 'type'], message: `type ${type}` }],
    })
  }
  if (type !== 'LoadBalancer') return
  if (minor < 33)
    each(ports, path.at('ports'), ({ port }, itemPath) => {
      if (port === KUBELET_PORT)
        itemPath.invalid(port, 'may not be the port of a load balancer, because the kubelet uses it')
    })
  const protocols = new Set<string>()
  each(ports, path.at('ports'), (port) => protocols.add(protocolOf(port)))
  if (minor < 24 && protocols.size > 1)
    path.at('ports').invalid(undefined, 'may not mix protocols in a Service of type LoadBalancer')
}

/** The server replaces an incomplete configuration, and drops one that nothing uses. */
function validateAffinity({ sessionAffinity, sessionAffinityConfig }: ServiceSpec, path: Field): void {
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds
  if (sessionAffinity !== 'ClientIP' || seconds === undefined || (seconds > 0 && seconds <= DAY)) return
  path
    .at('sessionAffinityConfig')
    .at('clientIP')
    .at('timeoutSeconds')
    .invalid(seconds, `must be between 1 and ${DAY}, a day`)
}

function validateSingleAddress({ clusterIP = '', type }: ServiceSpec, path: Field, minor: number): void {
  if (clusterIP !== '' && clusterIP !== 'None' && type !== 'ExternalName')
    validateClusterIP(clusterIP, path.at('clusterIP'), minor)
}

function validateExternalIPs({ externalIPs }: ServiceSpec, path: Field, minor: number): void {
  each(externalIPs, path, (address, itemPath) => {
    itemPath.matches(address, (text) => legacyIPFault(text, minor) ?? nonSpecialIPFault(text))
  })
}
