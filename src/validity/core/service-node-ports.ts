import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { ServicePort, ServiceSpec } from '../types/core-v1.ts'

/** Whether the server looks for a health check port: that of a load balancer which only goes to nodes with pods (apiservice.NeedsHealthCheck). */
export function needsHealthCheck({ type, externalTrafficPolicy }: ServiceSpec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
}

/**
 * The node port of each port after allocation: what was asked for, or one made up (numbers below 0), and 0 for none. Says where one number is asked for
 * twice, which keeps the server from looking at anything else (initNodePorts, allocHealthCheckNodePort).
 */
export function allocateNodePorts(spec: ServiceSpec, path: Field): readonly number[] {
  const { ports = [], type, allocateLoadBalancerNodePorts = true, healthCheckNodePort = 0 } = spec
  const nodePorts = ports.map((port) => port?.nodePort ?? 0)
  if (type !== 'NodePort' && type !== 'LoadBalancer') return nodePorts
  const makesUp = type === 'NodePort' || allocateLoadBalancerNodePorts
  const byPort = new Map<number, number>()
  const requested = requestedPorts(ports)
  const taken = new Set<number>()
  each(ports, path.at('ports'), ({ port = 0, nodePort = 0 }, itemPath, index) => {
    if (nodePort === 0 && !makesUp) return
    const known = byPort.get(port)
    const wanted = known === undefined ? (requested.get(port) ?? 0) : nodePort
    if (wanted !== 0 && wanted !== known) {
      if (taken.has(wanted)) itemPath.at('nodePort').invalid(wanted, 'is the node port of another port already')
      taken.add(wanted)
    }
    nodePorts[index] = wanted || known || -1 - index
    if (known === undefined) byPort.set(port, nodePorts[index]!)
  })
  if (needsHealthCheck(spec) && healthCheckNodePort !== 0 && taken.has(healthCheckNodePort))
    path.at('healthCheckNodePort').invalid(healthCheckNodePort, 'is the node port of a port already')
  return nodePorts
}

/** The first node port that is asked for with each port (findRequestedNodePort). */
function requestedPorts(ports: readonly ServicePort[]): ReadonlyMap<number, number> {
  const requested = new Map<number, number>()
  for (const { port = 0, nodePort = 0 } of ports.filter((one) => one !== undefined))
    if (nodePort !== 0 && !requested.has(port)) requested.set(port, nodePort)
  return requested
}
