import { defineRule, describeMisses, key, nameOf, nearestPods, parseSelector, podLabelsPath } from '../../src/kit.ts'

export default defineRule({
  summary: 'A NetworkPolicy allows traffic with no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check({ spec }, { resource, unit, report }) {
    const namespace = unit.namespaceOf(resource)
    for (const [rules, direction] of [
      ['ingress', 'from'],
      ['egress', 'to'],
    ] as const)
      for (const [index, rule] of entries((spec as any)?.[rules]))
        for (const [peer, { podSelector, namespaceSelector }] of entries(rule[direction])) {
          const selector = namespaceSelector === undefined ? (parseSelector(podSelector) ?? []) : []
          if (selector.length === 0 || unit.selectedBy(namespace, selector, 1).length > 0) continue
          const near = nearestPods(unit, resource, selector)
          if (near?.evidence !== 'slip') continue
          const { owner, misses } = near
          const [{ requirement, label }] = misses
          const { asked, found } = describeMisses(misses, owner)
          report({
            path: ['spec', rules, index, direction, peer, 'podSelector', ...requirement.path],
            message: `no pods are allowed by this: it asks for ${asked}, ${nameOf(owner)} has ${found}`,
            why: 'what no rule of a policy allows is dropped without an answer, and connections time out',
            hint: label === undefined ? undefined : `did you mean ${label}=${owner.podLabels![label]}?`,
            related: [
              {
                resource: owner,
                path: [...podLabelsPath(owner), key(label ?? '')],
                message: `the labels of the pods of ${nameOf(owner)}`,
              },
            ],
          })
        }
  },
})

function entries(value: any): [number, any][] {
  return Array.isArray(value) ? [...value.entries()].filter(([, item]) => item) : []
}
