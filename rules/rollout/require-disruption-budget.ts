import { budgetsOver, defineRule, nameOf, replicasOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Where disruption budgets are used, workloads with several pods need one too',
  severity: 'info',
  optional: true,
  unit: true,
  on: ['Deployment', 'StatefulSet'],
  check(object, { resource, unit, report }) {
    const [example] = unit.ofKind('PodDisruptionBudget')
    if (example === undefined || object.spec?.template === undefined) return
    const { least } = replicasOf(unit, resource, object)
    if (least < 2 || budgetsOver(unit, resource).length > 0) return
    report({
      path: ['spec', 'template', 'metadata', 'labels'],
      message: `no PodDisruptionBudget covers these pods: while nodes are drained all ${least} may be evicted at the same time`,
      hint: 'add one with `maxUnavailable: 1`',
      related: [{ resource: example, path: ['metadata', 'name'], message: `${nameOf(example)} covers others` }],
    })
  },
})
