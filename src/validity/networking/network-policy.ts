import { type Network, networkAddress, networkContains, parseNetwork } from '../../kubernetes/address.ts'
import { legacyCIDRFault } from '../../kubernetes/ip.ts'
import { MORE_ADDRESS_WARNINGS_SINCE } from '../core/endpoints.ts'
import { warnAboutCIDR } from '../core/service-warnings.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import { validatePort, validatePortNumber } from '../meta/port.ts'
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '../types/networking-v1.ts'

/** The minor since which a broken network does not keep those behind it from being judged. */
const ALL_NETWORKS_SINCE = 30
/** The minor since which an exception must be smaller than the network it is made of. */
const STRICT_SUBSETS_SINCE = 18

/** Checks a NetworkPolicy (ValidateNetworkPolicySpec). */
export function validateNetworkPolicy({ spec }: NetworkPolicy, path: Field, context: Context): void {
  if (spec === undefined) return
  const at = path.at('spec')
  validateLabelSelector(spec.podSelector, at.at('podSelector'), context)
  eachRule(spec, at, (ports, peers) => {
    each(ports.list, ports.path, validateNetworkPolicyPort)
    each(peers.list, peers.path, (peer, itemPath) => validatePeer(peer, itemPath, context))
  })
  if ((spec.policyTypes?.length ?? 0) > 2) at.at('policyTypes').invalid(undefined, 'may hold at most two types')
  else
    each(spec.policyTypes, at.at('policyTypes'), (type, itemPath) => {
      if (type === '') itemPath.unsupported('', ['Egress', 'Ingress'])
    })
  if (context.minor < MORE_ADDRESS_WARNINGS_SINCE || path.count > 0) return
  eachRule(spec, at, (_, peers) =>
    each(peers.list, peers.path, ({ ipBlock }, itemPath) => {
      if (ipBlock !== undefined) warnAboutBlock(ipBlock, itemPath.at('ipBlock'), context.minor)
    }),
  )
}

interface List<T> {
  readonly list: readonly T[] | undefined
  readonly path: Field
}

function eachRule(
  { ingress, egress }: NetworkPolicySpec,
  path: Field,
  visit: (ports: List<NetworkPolicyPort>, peers: List<NetworkPolicyPeer>) => void,
): void {
  each(ingress, path.at('ingress'), ({ ports, from }, rule) =>
    visit({ list: ports, path: rule.at('ports') }, { list: from, path: rule.at('from') }),
  )
  each(egress, path.at('egress'), ({ ports, to }, rule) =>
    visit({ list: ports, path: rule.at('ports') }, { list: to, path: rule.at('to') }),
  )
}

function validateNetworkPolicyPort({ protocol, port, endPort }: NetworkPolicyPort, path: Field): void {
  if (protocol === '') path.at('protocol').unsupported('', ['SCTP', 'TCP', 'UDP'])
  if (port !== undefined) validatePort(port, path.at('port'))
  if (endPort === undefined) return
  const at = path.at('endPort')
  if (typeof port === 'number') {
    if (endPort < port) at.invalid(endPort, `must not be less than \`port\`, ${port}`)
    validatePortNumber(endPort, at)
  } else if (port === undefined) at.invalid(endPort, 'may not be set without `port`')
  else at.invalid(endPort, 'may not be set where `port` is a name')
}

function validatePeer(
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
  path: Field,
  context: Context,
): void {
  validateLabelSelector(podSelector, path.at('podSelector'), context)
  validateLabelSelector(namespaceSelector, path.at('namespaceSelector'), context)
  if (ipBlock !== undefined) validateIPBlock(ipBlock, path.at('ipBlock'), context.minor)
  const selects = podSelector !== undefined || namespaceSelector !== undefined
  if (!selects && ipBlock === undefined)
    path.required('must have `ipBlock`, `namespaceSelector` or `podSelector`', {
      hint: 'for all pods of all namespaces write `namespaceSelector: {}`',
    })
  else if (selects && ipBlock !== undefined)
    path.forbidden('may not have `ipBlock` beside a selector', { hint: 'make two items of it' })
}

/** Checks a network and what is left out of it (ValidateIPBlock). */
function validateIPBlock({ cidr = '', except }: IPBlock, path: Field, minor: number): void {
  if (cidr === '') return
  const fault = (text: string) => legacyCIDRFault(text, minor)
  path.at('cidr').matches(cidr, fault)
  const network = parseNetwork(cidr)
  if (network === undefined) return
  let isBroken = false
  each(except, path.at('except'), (text, itemPath) => {
    if (isBroken) return
    itemPath.matches(text, fault)
    const part = parseNetwork(text)
    if (part === undefined) isBroken = minor < ALL_NETWORKS_SINCE
    else if (!isPart(part, network, minor)) itemPath.invalid(text, `must be a part of \`cidr\`, ${cidr}`)
  })
}

function isPart(part: Network, network: Network, minor: number): boolean {
  if (!networkContains(network, networkAddress(part))) return false
  return minor < STRICT_SUBSETS_SINCE || part.bits > network.bits
}

function warnAboutBlock({ cidr = '', except }: IPBlock, path: Field, minor: number): void {
  warnAboutCIDR(cidr, path.at('cidr'), minor)
  each(except, path.at('except'), (text, itemPath) => warnAboutCIDR(text, itemPath, minor))
}
