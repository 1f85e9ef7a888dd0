import {
  allowsPort,
  defineRule,
  type Isolation,
  isolationOf,
  nameOf,
  type PlacedRule,
  podSelection,
  type Reference,
  type Resource,
  referencesIn,
  servicePorts,
  targetsOf,
  templateOf,
  type Unit,
} from '../../src/kit.ts'

/** Who leads requests from outside of the cluster to a Service. */
const ENTRIES = new Set(['Ingress', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'])

/** Pods that stand between the outside and the others. */
const PROXY = /ingress|gateway|proxy|nginx|traefik|contour|envoy|kong|apisix|tunnel|cloudflared/

/** So many owners of pods are looked at. */
const LIMIT = 20

export default defineRule({
  summary:
    'Pods behind an Ingress, route or load balancer must be allowed to be reached from outside of their namespace',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, service)
    if (selection === undefined || unit.ofKind('NetworkPolicy').length === 0) return
    const owners = unit.selectedBy(unit.namespaceOf(resource), selection.selector, LIMIT)
    if (owners.some((owner) => isolationOf(unit, owner, 'ingress') === undefined)) return
    const cut = (wanted: readonly (string | number)[]) => cutOff(unit, owners, servicePorts(service, wanted))
    const say = (from: Resource, path: Reference['path'], { owner, isolation }: Cut, entry: string) =>
      report({
        resource: from,
        path,
        message: `${entry} cannot reach the pods of ${nameOf(owner)}: ${nameOf(isolation.policies[0]!)} isolates them and nothing lets connections from outside of namespace "${unit.namespaceOf(owner)}" through to this port`,
        why: 'the connections are dropped without an answer, so that requests end in a timeout',
        related: isolation.policies
          .slice(0, 3)
          .map((policy) => ({ resource: policy, path: ['spec', 'ingress'], message: 'all that this policy allows' })),
      })
    const seen = new Set<Resource>()
    const isEntry = ({ from }: { readonly from: Resource }) => ENTRIES.has(from.kind)
    for (const { from, path, parts } of referencesIn(unit).usersOf(resource, isEntry)) {
      if (seen.has(from)) continue
      const found = cut(parts.map(({ value }) => value))
      if (found === undefined) continue
      seen.add(from)
      say(from, path, found, 'the controller')
    }
    const found = service.spec.type === 'LoadBalancer' ? cut([]) : undefined
    if (found !== undefined) say(resource, ['spec', 'type'], found, 'the load balancer')
  },
})

interface Cut {
  readonly owner: Resource
  readonly isolation: Isolation
}

/** An owner of pods if policies cut the ways from outside to all of them. */
function cutOff(unit: Unit, owners: readonly Resource[], ports: readonly any[]): Cut | undefined {
  let first: Cut | undefined
  for (const owner of owners) {
    const isolation = isolationOf(unit, owner, 'ingress')
    const template = templateOf(owner)
    const targets = ports.flatMap((port) => targetsOf(port, template))
    if (isolation === undefined || targets.length === 0 || template?.spec?.hostNetwork) return undefined
    if (isolation.rules.some((rule) => isOpen(unit, rule, owner) && allowsPort(rule, targets))) return undefined
    first ??= { owner, isolation }
  }
  return first
}

/** Whether a rule may let somebody in who is not one of the namespace's own pods that are known here. */
function isOpen(unit: Unit, { peers }: PlacedRule, owner: Resource): boolean {
  if (peers === undefined) return true
  return peers.some(({ cidr, namespaces, pods = [] }) => {
    if (cidr !== undefined || namespaces !== undefined) return true
    const own = unit.selectedBy(unit.namespaceOf(owner), pods, LIMIT)
    return own.length === 0 || own.some((each) => PROXY.test(`${each.name} ${Object.values(each.podLabels!)}`))
  })
}
