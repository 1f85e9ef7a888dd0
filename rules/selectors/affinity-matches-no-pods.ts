import {
  defineRule,
  describeMisses,
  key,
  nameOf,
  nearestPods,
  objectsOf,
  parseSelector,
  podLabelsPath,
} from '../../src/kit.ts'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'

export default defineRule({
  summary: 'Pods want to be beside others that do not exist, although a workload nearly has the labels asked for',
  severity: 'warning',
  on: 'workload',
  unit: true,
  check({ template, templatePath }, { resource, unit, report }) {
    const namespace = unit.namespaceOf(resource)
    for (const [term, index] of objectsOf<any>(template.spec?.affinity?.podAffinity?.[REQUIRED])) {
      if (term.namespaces !== undefined || term.namespaceSelector !== undefined) continue
      const selector = parseSelector(term.labelSelector) ?? []
      if (selector.length === 0 || unit.selectedBy(namespace, selector, 1).length > 0) continue
      const near = nearestPods(unit, resource, selector)
      if (near?.evidence !== 'slip') continue
      const { owner, misses } = near
      const [{ requirement, label }] = misses
      const { asked, found } = describeMisses(misses, owner)
      report({
        path: [
          ...templatePath,
          'spec',
          'affinity',
          'podAffinity',
          REQUIRED,
          index,
          'labelSelector',
          ...requirement.path,
        ],
        message: `the pods stay Pending: they must run beside pods with ${asked}, ${nameOf(owner)} has ${found}`,
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
