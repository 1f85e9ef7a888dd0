import {
  amountsOf,
  claimsIn,
  defineRule,
  formatQuantity,
  key,
  limitFaults,
  limitRangesOver,
  valueAt,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim must keep to the LimitRange of its namespace',
  severity: 'error',
  on: ['PersistentVolumeClaim', 'StatefulSet'],
  unit: true,
  check(object, { resource, unit, report }) {
    const ranges = limitRangesOver(unit, resource)
    if (ranges.length === 0) return
    const happens =
      resource.kind === 'StatefulSet' ? 'no claim is made, and no pod starts' : 'the API server refuses the claim'
    for (const { path } of claimsIn(resource.kind, object)) {
      const requests = amountsOf(valueAt(object, [...path, 'spec', 'resources', 'requests']))
      for (const { resource: range, items } of ranges)
        for (const fault of limitFaults(items, 'PersistentVolumeClaim', { requests, limits: new Map() })) {
          const { bound, allowed, amount, item } = fault
          const asked = amount === undefined ? 'nothing' : formatQuantity(amount)
          const demand = `${bound === 'min' ? 'at least' : 'at most'} ${formatQuantity(allowed)}`
          report({
            path: [...path, 'spec', 'resources', 'requests', key(fault.resource)],
            message: `the claim asks for ${asked}, but LimitRange "${range.name}" wants ${demand} for each claim: ${happens}`,
            related: [
              {
                resource: range,
                path: ['spec', 'limits', item, bound, key(fault.resource)],
                message: 'the limit is set here',
              },
            ],
          })
        }
    }
  },
})
