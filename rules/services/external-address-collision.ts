import {
  defineRule,
  type FieldPath,
  ipFamily,
  key,
  nameOf,
  objectsOf,
  oncePer,
  push,
  type Resource,
  type Unit,
} from '../../src/kit.ts'

/** Controllers that are asked for addresses by annotations, and the annotation by which Services share one; newest names first. */
const POOLS = [
  {
    name: 'MetalLB',
    asks: ['metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs'],
    shares: ['metallb.io/allow-shared-ip', 'metallb.universe.tf/allow-shared-ip'],
  },
  {
    name: 'Cilium',
    asks: ['lbipam.cilium.io/ips', 'io.cilium/lb-ipam-ips'],
    shares: ['lbipam.cilium.io/sharing-key', 'io.cilium/lb-ipam-sharing-key'],
  },
  { name: 'kube-vip', asks: ['kube-vip.io/loadbalancerIPs'], shares: [] },
] as const

/** What leaves the choice to a DHCP server. */
const ANY_ADDRESS = new Set(['0.0.0.0', '::'])

export default defineRule({
  summary: 'Two Services cannot have the same port of an external address',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    for (const { address, path, pool } of addressesOf(service)) {
      const say = (what: string, hint: string, { service: other, path: otherPath }: Taker) =>
        report({
          path,
          message: `${what} ${nameOf(other)}: one of the two gets no address, or its requests go to the other`,
          hint,
          related: [{ resource: other, path: otherPath, message: 'asked for here' }],
        })
      const port = portsOf(service).find((each) => takerOf(unit, `${address} ${each}`, resource) !== undefined)
      const taker = takerOf(unit, `${address} ${port ?? pool?.name}`, resource)
      if (taker === undefined) continue
      if (port !== undefined)
        say(`port ${port} of ${address} is already taken by`, 'choose another address or another port', taker)
      else if (!areSharing(service, taker.service.value, pool!))
        say(
          `${pool!.name} gives ${address} to one Service only, and it is already asked for by`,
          `give both the annotation \`${pool!.shares[0]}\` with the same value`,
          taker,
        )
    }
  },
})

type Pool = (typeof POOLS)[number]

interface Address {
  readonly address: string
  readonly path: FieldPath
  /** Which controller is asked for it; undefined where any may be. */
  readonly pool?: Pool
}

/** The addresses outside of the cluster that a Service asks for. */
function addressesOf({ metadata, spec }: any): Address[] {
  const { type, clusterIP, loadBalancerIP, externalIPs } = spec ?? {}
  if (type === 'ExternalName' || clusterIP === 'None') return []
  const found: Address[] = []
  const add = (address: unknown, path: FieldPath, pool?: Pool) => {
    if (typeof address === 'string' && ipFamily(address) !== undefined && !ANY_ADDRESS.has(address))
      found.push({ address, path, ...(pool && { pool }) })
  }
  for (const [index, each] of Array.isArray(externalIPs) ? externalIPs.entries() : [])
    add(each, ['spec', 'externalIPs', index])
  if (type !== 'LoadBalancer') return found
  add(loadBalancerIP, ['spec', 'loadBalancerIP'])
  const { annotations = {} } = metadata ?? {}
  for (const pool of POOLS) {
    const name = pool.asks.find((each) => typeof annotations[each] === 'string')
    if (name === undefined) continue
    for (const each of annotations[name].split(',')) add(each.trim(), ['metadata', 'annotations', key(name)], pool)
  }
  return found
}

function portsOf({ spec }: any): string[] {
  return objectsOf<any>(spec?.ports).map(([{ port, protocol = 'TCP' }]) => `${port}/${protocol}`)
}

/** Whether two Services may have one address with different ports. */
function areSharing(a: any, b: any, pool: Pool): boolean {
  const shared = sharingKey(a, pool)
  return pool.shares.length === 0 || (shared !== undefined && shared === sharingKey(b, pool))
}

function sharingKey({ metadata }: any, { shares }: Pool): unknown {
  const { annotations = {} } = metadata ?? {}
  return annotations[shares.find((each) => annotations[each] !== undefined) ?? '']
}

/** The same Service in several namespaces is mostly one for each cluster. */
function isCopy(a: Resource, b: Resource): boolean {
  return a !== b && a.name === b.name
}

interface Taker {
  readonly service: Resource
  readonly path: FieldPath
}

/** Who asked for something before a Service does. */
function takerOf(unit: Unit, wanted: string, service: Resource): Taker | undefined {
  const first = takersIn(unit)
    .get(wanted)
    ?.find((each) => !isCopy(each.service, service))
  return first?.service === service ? undefined : first
}

/** The Services that ask for an address, by the address with each port, and with the controller that is asked. */
const takersIn = oncePer((unit: Unit) => {
  const takers = new Map<string, Taker[]>()
  for (const service of unit.ofKind('Service')) {
    for (const { address, path, pool } of addressesOf(service.value)) {
      const taker = { service, path }
      if (pool !== undefined) push(takers, `${address} ${pool.name}`, taker)
      for (const port of portsOf(service.value)) push(takers, `${address} ${port}`, taker)
    }
  }
  return takers
})
