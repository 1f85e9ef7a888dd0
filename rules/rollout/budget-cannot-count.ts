import { coveredBy, defineRule, isWrittenZero, nameOf, needsScale } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods without a number of replicas need a budget whose minAvailable is a number',
  severity: 'warning',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    const maxUnavailable = object.spec?.maxUnavailable
    // With 0 no pod may go anyway.
    if (!needsScale(object.spec) || (maxUnavailable !== undefined && isWrittenZero(maxUnavailable))) return
    const { owners, uncounted } = coveredBy(unit, resource, object)
    // Beside others, bare pods are only left out of the count.
    const owner = uncounted.find(({ kind }) => kind !== 'Pod' || uncounted.length === owners.length)
    if (owner === undefined) return
    const field = maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable'
    const value = object.spec?.[field]
    report({
      path: ['spec', field],
      message: `\`${field}\` "${value}" needs the number of pods that are wanted, which ${nameOf(owner)} does not have: the budget lets no pod go`,
      hint: 'use `minAvailable` with a plain number',
      related: [{ resource: owner, path: ['metadata', 'name'], message: 'its pods are covered' }],
    })
  },
})
