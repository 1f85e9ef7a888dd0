import {
  amountsOf,
  compareQuantities,
  defineRule,
  formatQuantity,
  key,
  limitDefaultsFor,
  limitRangesOver,
  objectsOf,
} from '../../src/kit.ts'

const LISTS = ['containers', 'initContainers'] as const

export default defineRule({
  summary: 'The limit that a LimitRange gives by default must not be below what a container asks for',
  severity: 'error',
  on: 'workload',
  unit: true,
  check({ kind, template, templatePath }, { resource, unit, report }) {
    const [range] = limitRangesOver(unit, resource)
    if (range === undefined) return
    const { limits } = limitDefaultsFor(unit, resource)
    const spec: any = template.spec
    for (const list of LISTS)
      for (const [container, index] of objectsOf<any>(spec?.[list])) {
        const written = amountsOf(container.resources?.limits)
        for (const [name, request] of amountsOf(container.resources?.requests)) {
          const limit = written.has(name) ? undefined : limits.get(name)
          if (limit === undefined || compareQuantities(request, limit) <= 0) continue
          const happens = kind === 'Pod' ? 'the API server refuses the Pod' : 'its pods are refused'
          report({
            path: [...templatePath, 'spec', list, index, 'resources', 'requests', key(name)],
            message: `container "${container.name}" asks for ${formatQuantity(request)} of ${name} and sets no limit, so that LimitRange "${range.resource.name}" gives it ${formatQuantity(limit)}: a limit below the request is invalid, and ${happens}`,
            hint: `write a limit for ${name} too`,
            related: [{ resource: range.resource, path: ['spec', 'limits'], message: 'the default is set here' }],
          })
        }
      }
  },
})
