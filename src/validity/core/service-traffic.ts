import { legacyCIDRFault } from '../../kubernetes/ip.ts'
import { qualifiedNameFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validatePortNumber } from '../meta/port.ts'
import type { ServiceSpec } from '../types/core-v1.ts'
import { ALLOCATED_FIRST_SINCE, isHeadless } from './service-addresses.ts'
import { needsHealthCheck } from './service-node-ports.ts'

const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'
/** The minor since which servers name each range that is wrong. */
const EACH_RANGE_SINCE = 30
/** The minor since which addresses from outside make a Service one that is reached from there. */
const EXTERNAL_IPS_SINCE = 29

/** The ranges that may call a load balancer, in their field or in the annotation that was there before it. */
export function validateSourceRanges(
  { loadBalancerSourceRanges, type }: ServiceSpec,
  annotations: Readonly<Record<string, string>> | undefined,
  path: Field,
  minor: number,
): void {
  const only = 'may only be set when `type` is "LoadBalancer"'
  const fault = (text: string) => legacyCIDRFault(text.trim(), minor)
  if (loadBalancerSourceRanges?.length) {
    const ranges = path.at('spec').at('loadBalancerSourceRanges')
    if (type !== 'LoadBalancer') ranges.forbidden(only)
    if (minor >= EACH_RANGE_SINCE)
      each(loadBalancerSourceRanges, ranges, (range, itemPath) => itemPath.matches(range, fault))
    else {
      const index = loadBalancerSourceRanges.findIndex((range) => range !== undefined && fault(range) !== undefined)
      const wrong = loadBalancerSourceRanges[index]
      if (wrong !== undefined) ranges.matches(wrong, fault, { at: ranges.at(index).path() })
    }
    return
  }
  const value = annotations?.[SOURCE_RANGES]
  if (value === undefined) return
  const at = path.at('metadata').at('annotations').at(key(SOURCE_RANGES))
  if (type !== 'LoadBalancer') at.forbidden(only)
  if (value.trim() !== '') for (const range of value.split(',')) at.matches(range.trim(), fault)
}

/** What only load balancers have. */
export function validateLoadBalancer(spec: ServiceSpec, path: Field): void {
  const { type, loadBalancerClass: className } = spec
  const only = 'may only be set when `type` is "LoadBalancer"'
  if (type === 'LoadBalancer') {
    if (className !== undefined) path.at('loadBalancerClass').matches(className, qualifiedNameFault)
    return
  }
  if (className !== undefined) path.at('loadBalancerClass').forbidden(only)
  if (spec.allocateLoadBalancerNodePorts !== undefined) path.at('allocateLoadBalancerNodePorts').forbidden(only)
}

/** Checks where traffic comes from and goes to. */
export function validateTraffic(spec: ServiceSpec, path: Field, minor: number): void {
  const { internalTrafficPolicy, trafficDistribution, healthCheckNodePort = 0 } = spec
  if (minor < ALLOCATED_FIRST_SINCE) {
    if (healthCheckNodePort < 0) path.at('healthCheckNodePort').invalid(healthCheckNodePort, 'must not be negative')
  } else validateTrafficFields(spec, path, minor >= EXTERNAL_IPS_SINCE)
  if (internalTrafficPolicy === '') path.at('internalTrafficPolicy').unsupported('', ['Cluster', 'Local'])
  if (trafficDistribution === '')
    path.at('trafficDistribution').unsupported('', minor < 34 ? ['PreferClose'] : ['PreferSameNode', 'PreferSameZone'])
}

/** What is said of traffic from outside to Services that it cannot reach (validateServiceExternalTrafficPolicy). */
export function validateTrafficFields(spec: ServiceSpec, path: Field, withExternalIPs: boolean): void {
  const { type = '', externalTrafficPolicy: policy = '', externalIPs, healthCheckNodePort: port = 0 } = spec
  const isOpen = type === 'LoadBalancer' || type === 'NodePort'
  const isClusterIP = type === '' || type === 'ClusterIP'
  if (policy !== '' && !isOpen && !(withExternalIPs && isClusterIP && externalIPs?.length)) {
    const isEarly = isClusterIP && externalIPs !== undefined && externalIPs.length > 0
    const kind = isHeadless(spec) ? 'a headless Service' : `a Service of type ${type || 'ClusterIP'}`
    path
      .at('externalTrafficPolicy')
      .invalid(
        undefined,
        isEarly
          ? 'must not be set: it counts for `externalIPs` since 1.29'
          : `must not be set: ${kind} is not reached from outside`,
        {
          hint: isClusterIP
            ? 'remove it; for traffic within the cluster there is `internalTrafficPolicy`'
            : 'remove it',
        },
      )
  }
  if (port === 0) return
  if (needsHealthCheck(spec)) validatePortNumber(port, path.at('healthCheckNodePort'))
  else
    path
      .at('healthCheckNodePort')
      .invalid(port, 'may only be set when `type` is "LoadBalancer" and `externalTrafficPolicy` is "Local"')
}
