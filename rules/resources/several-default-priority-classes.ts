import { defineRule, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Only one PriorityClass can be the default of a cluster',
  severity: 'error',
  on: 'PriorityClass',
  unit: true,
  check({ globalDefault }, { resource, unit, report }) {
    if (globalDefault !== true) return
    const first = unit.ofKind('PriorityClass').find((each) => each.value?.globalDefault === true)
    if (first === undefined || first === resource || first.name === resource.name) return
    report({
      path: ['globalDefault'],
      message: `${nameOf(first)} is the global default already: the API server refuses a second one`,
      related: [{ resource: first, path: ['globalDefault'], message: 'the first default' }],
    })
  },
})
