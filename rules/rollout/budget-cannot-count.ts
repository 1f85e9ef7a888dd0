import { coveredBy, defineRule, nameOf, needsScale } from '../../src/kit.ts'

export default defineRule({
  summary: 'pods without a number of replicas need a budget whose minAvailable is a number',
  severity: 'warning',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    if (!needsScale(object.spec)) return
    const [owner] = coveredBy(unit, resource, object).uncounted
    if (owner === undefined) return
    const field = object.spec?.maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable'
    const value = object.spec?.[field]
    report({
      path: ['spec', field],
      message: `\`${field}\` "${value}" needs the number of pods that are wanted, which ${nameOf(owner)} does not have: the budget lets no pod go`,
      hint: 'use `minAvailable` with a plain number',
      related: [{ resource: owner, path: ['metadata', 'name'], message: 'its pods are covered' }],
    })
  },
})
