import {
  areTogether,
  autoscalersByTarget,
  defineRule,
  nameOf,
  triggeredByUsage,
  usageMetrics,
  verticallyScaled,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A workload must not be scaled by the usage of a resource whose request is changed at the same time',
  severity: 'warning',
  on: 'unit',
  unit: true,
  check(unit, { report }) {
    for (const scalers of autoscalersByTarget(unit).values()) {
      const vertical = scalers.find(({ sort }) => sort === 'vertical')
      if (vertical === undefined || scalers.length < 2) continue
      const changed = verticallyScaled(vertical.resource.value)
      for (const { sort, resource } of scalers) {
        if (sort === 'vertical' || !areTogether(resource, vertical.resource)) continue
        const measured =
          sort === 'keda'
            ? triggeredByUsage(resource.value)
            : usageMetrics(resource.value).map((metric) => metric.resource)
        const both = measured.find((name) => changed.includes(name))
        if (both === undefined) continue
        report({
          resource: vertical.resource,
          path: vertical.path,
          message: `${nameOf(resource)} scales by the share of the requested ${both} that is used, while ${nameOf(vertical.resource)} changes how much is requested: each of them changes what the other measures`,
          hint: `take ${both} out of \`controlledResources\`, or scale by another metric`,
          related: [{ resource, path: ['spec'], message: `it scales by the usage of ${both}` }],
        })
      }
    }
  },
})
