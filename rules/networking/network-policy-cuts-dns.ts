import { defineRule, isolationOf, type PlacedRule, podSelection, podsOf, policyRules } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods whose outgoing connections are restricted must still be allowed to ask for names',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check(policy, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, policy)
    if (selection === undefined || !policyRules(policy, 'egress').some(needsNames)) return
    for (const owner of unit.selectedBy(unit.namespaceOf(resource), selection.selector)) {
      const isolation = isolationOf(unit, owner, 'egress')
      if (!isolation?.policies.includes(resource) || isolation.rules.some(allowsDns)) continue
      if (isolation.rules.find(needsNames)?.policy !== resource) continue
      const { spec } = owner.kind === 'Pod' ? owner.value : (owner.value.spec?.template ?? {})
      if (spec?.hostNetwork) continue
      const tcp = isolation.rules.flatMap(({ ports = [] }) => ports).find((port) => port.port === 53)
      report({
        path: tcp?.path ?? ['spec', 'egress'],
        part: 'key',
        message:
          tcp === undefined
            ? `nothing allows port 53, so ${podsOf(owner)} cannot look up any name: connections by name fail although they are allowed`
            : `port 53 is allowed over TCP only, but names are asked for over UDP: ${podsOf(owner)} cannot look up any name`,
        hint: 'allow port 53 with the protocols UDP and TCP',
        related: [{ resource: owner, path: ['metadata', 'name'], message: 'its pods are selected' }],
      })
      return
    }
  },
})

type Rule = Omit<PlacedRule, 'policy'>

/** Whoever may only connect to addresses can do without names. */
function needsNames({ peers }: Rule): boolean {
  return peers === undefined || peers.some(({ cidr }) => cidr === undefined)
}

const DNS_PORTS: readonly unknown[] = [53, 5353, 'dns', 'dns-udp', 'domain']

function allowsDns({ peers, ports }: PlacedRule): boolean {
  if (ports === undefined)
    return peers === undefined || peers.some(({ cidr, namespaces }) => cidr !== undefined || namespaces !== undefined)
  return ports.some(
    ({ protocol, port, endPort = 0 }) =>
      protocol === 'UDP' &&
      (port === undefined || DNS_PORTS.includes(port) || (typeof port === 'number' && port <= 53 && 53 <= endPort)),
  )
}
