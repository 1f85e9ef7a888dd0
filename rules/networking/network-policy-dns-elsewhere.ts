import { defineRule, type PolicyPeer, podSelection, policyRules } from '../../src/kit.ts'

/** The label of the pods of cluster DNS, which CoreDNS has kept from kube-dns, and the namespace that they run in. */
const [LABEL, VALUE, NAMESPACE] = ['k8s-app', 'kube-dns', 'kube-system']

export default defineRule({
  summary: 'A NetworkPolicy that allows cluster DNS must name its namespace beside its labels',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check(policy, { resource, unit, report }) {
    const namespace = unit.namespaceOf(resource)
    if (namespace === NAMESPACE || podSelection(resource.gvk, policy) === undefined) return
    for (const direction of ['ingress', 'egress'] as const)
      for (const { peers = [] } of policyRules(policy, direction))
        for (const [index, { namespaces, pods = [], path }] of peers.entries()) {
          if (namespaces !== undefined || !pods.some(isDns) || unit.selectedBy(namespace, pods, 1).length > 0) continue
          report({
            path: [...path, 'podSelector'],
            message: `only pods of namespace "${namespace}" are meant by this, and cluster DNS runs in "${NAMESPACE}": nothing is allowed by it`,
            hint: hintFor(peers, index),
          })
        }
  },
})

function isDns({ key, operator, values }: NonNullable<PolicyPeer['pods']>[number]): boolean {
  return key === LABEL && operator === 'In' && values.length === 1 && values[0] === VALUE
}

/** A dash too much makes two peers of one. */
function hintFor(peers: readonly PolicyPeer[], index: number): string {
  const other = [index + 1, index - 1].find((at) => peers[at]?.namespaces !== undefined && peers[at].pods === undefined)
  if (other === undefined)
    return `add \`namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${NAMESPACE}}}\` beside it`
  const second = other > index ? 'namespaceSelector' : 'podSelector'
  return `remove the "- " before \`${second}\`: then both are asked of the same pods`
}
