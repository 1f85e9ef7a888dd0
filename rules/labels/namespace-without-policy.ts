import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A namespace alone does not isolate its pods from the network',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'Namespace',
  check(_namespace, { resource, unit, report }) {
    const { name } = resource
    if (name === undefined || unit.podOwners(name).length === 0) return
    if (unit.ofKindIn('NetworkPolicy', name).length > 0) return
    report({
      path: ['metadata', 'name'],
      message: `no NetworkPolicy is in namespace "${name}": its pods can be reached from every other namespace`,
      hint: 'add a policy that denies by default, and allow what is needed',
    })
  },
})
