import { budgetsOver, defineRule, nameOf, podSelection } from '../../src/kit.ts'

export default defineRule({
  summary: 'A pod that two disruption budgets cover cannot be evicted at all',
  severity: 'warning',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, object)
    if (selection === undefined) return
    for (const owner of unit.selectedBy(unit.namespaceOf(resource), selection.selector)) {
      const [first] = budgetsOver(unit, owner)
      if (first === undefined || first.name === resource.name) continue
      return report({
        path: ['spec', 'selector'],
        part: 'key',
        message: `the pods of ${nameOf(owner)} are also covered by ${nameOf(first)}: with two budgets no pod may be evicted, so draining a node never ends`,
        related: [{ resource: first, path: ['spec', 'selector'], message: 'the other budget' }],
      })
    }
  },
})
