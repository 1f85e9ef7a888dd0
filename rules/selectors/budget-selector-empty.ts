import { defineRule, isHidden, nameOf, runsToCompletion } from '../../src/kit.ts'

export default defineRule({
  summary: 'A disruption budget must say which pods it protects',
  severity: 'warning',
  unit: true,
  on: 'PodDisruptionBudget',
  check({ spec }, { resource, unit, report }) {
    const path = ['spec', 'selector']
    const { selector } = spec ?? {}
    if (spec === undefined || isHidden(resource, path)) return
    if (selector === undefined) {
      report({ path, message: 'without a selector the budget protects no pod at all' })
      return
    }
    if (Object.keys(selector).some((field) => field !== 'matchLabels' && field !== 'matchExpressions')) return
    const { matchLabels = {}, matchExpressions = [] } = selector
    if (Object.keys(matchLabels).length + matchExpressions.length > 0) return
    if (['matchLabels', 'matchExpressions'].some((field) => isHidden(resource, [...path, field]))) return
    if (resource.gvk.version === 'v1beta1') {
      report({
        path,
        message: 'with an empty selector the budget protects no pod at all',
        why: 'in policy/v1 the same selector means every pod of the namespace',
      })
      return
    }
    const namespace = unit.namespaceOf(resource)
    const owners = unit.podOwners(namespace).filter((owner) => !runsToCompletion(owner))
    if (owners.length < 2) return
    report({
      path,
      message: `with an empty selector this is one budget for all pods of namespace "${namespace}", those of ${nameOf(owners[0]!)} and ${nameOf(owners[1]!)}${owners.length > 2 ? ` and ${owners.length - 2} more` : ''} together`,
      why: 'an eviction is refused for every workload as soon as one of them lacks pods',
    })
  },
})
