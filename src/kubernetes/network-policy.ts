import type { FieldPath } from '../model/path.ts'
import type { DeclaredPort } from './headless.ts'
import { parseSelector, type Selector } from './label-selector.ts'
import { objectsOf } from './lists.ts'

/** Which connections a rule is about: those to the selected pods, or those that they make. */
export type Direction = 'ingress' | 'egress'

/** Who stands at the other end of a connection. */
export interface PolicyPeer {
  /** undefined: pods of the policy's own namespace. */
  readonly namespaces: Selector | undefined
  /** undefined: all pods of the namespaces. */
  readonly pods: Selector | undefined
  /** The addresses that are meant instead of pods. */
  readonly cidr: string | undefined
  readonly path: FieldPath
}

/** A port as a policy writes it; without `port` all of the protocol. */
export interface PolicyPort {
  readonly protocol: string
  readonly port: number | string | undefined
  readonly endPort: number | undefined
  readonly path: FieldPath
}

/** What one entry of `ingress` or `egress` allows. */
export interface PolicyRule {
  /** undefined: everybody. */
  readonly peers: readonly PolicyPeer[] | undefined
  /** undefined: all ports. */
  readonly ports: readonly PolicyPort[] | undefined
  readonly path: FieldPath
}

/** Whether a policy forbids what it does not allow in that direction (NetworkPolicySpec.policyTypes with its defaults). */
export function isolates(policy: any, direction: Direction): boolean {
  const { policyTypes, egress } = policy?.spec ?? {}
  if (Array.isArray(policyTypes) && policyTypes.length > 0)
    return policyTypes.includes(direction === 'ingress' ? 'Ingress' : 'Egress')
  return direction === 'ingress' || objectsOf(egress).length > 0
}

/** What a policy allows in a direction; an empty list of peers or ports counts as none written, as the API reference says. */
export function policyRules(policy: any, direction: Direction): PolicyRule[] {
  const field = direction === 'ingress' ? 'from' : 'to'
  return objectsOf<any>(policy?.spec?.[direction]).map(([rule, index]) => {
    const path = ['spec', direction, index]
    const peers = objectsOf<any>(rule[field])
    const ports = objectsOf<any>(rule.ports)
    return {
      path,
      peers: peers.length === 0 ? undefined : peers.map(([peer, at]) => readPeer(peer, [...path, field, at])),
      ports: ports.length === 0 ? undefined : ports.map(([port, at]) => readPort(port, [...path, 'ports', at])),
    }
  })
}

function readPeer({ podSelector, namespaceSelector, ipBlock }: any, path: FieldPath): PolicyPeer {
  return {
    namespaces: namespaceSelector === undefined ? undefined : parseSelector(namespaceSelector),
    pods: podSelector === undefined ? undefined : parseSelector(podSelector),
    cidr: ipBlock?.cidr,
    path,
  }
}

function readPort({ protocol = 'TCP', port, endPort }: any, path: FieldPath): PolicyPort {
  return { protocol, port, endPort, path }
}

/** Whether a rule lets connections to one of these ports of a pod through. */
export function allowsPort({ ports }: PolicyRule, wanted: readonly DeclaredPort[]): boolean {
  if (ports === undefined) return true
  return wanted.some((each) => ports.some((port) => isPort(port, each)))
}

/** Whether a port of a policy is, or is around, that one, or may be, where its number is not known. */
export function isPort({ protocol, port, endPort }: PolicyPort, wanted: DeclaredPort): boolean {
  if (protocol !== wanted.protocol) return false
  if (port === undefined) return true
  if (typeof port === 'string') return port === wanted.name
  const number = wanted.port ?? port
  return endPort === undefined ? port === number : port <= number && number <= endPort
}
