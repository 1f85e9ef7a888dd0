import { defineRule, isEqual, nameOf, type Resource } from '../../src/kit.ts'

/** Whether both say the same of a Namespace, which many files begin with, so that each can be applied by itself. */
function isSameNamespace(a: Resource, b: Resource): boolean {
  return a.kind === 'Namespace' && isEqual(a.value, b.value)
}

export default defineRule({
  summary: 'A resource must be defined only once',
  severity: 'warning',
  on: 'unit',
  unit: true,
  check(unit, { report }) {
    const first = new Map<string, Resource>()
    for (const resource of unit.resources) {
      if (resource.name === undefined) continue
      const namespace = unit.namespaceOf(resource)
      const identity = `${resource.gvk.group}\n${resource.kind}\n${namespace}\n${resource.name}`
      const other = first.get(identity)
      if (other === undefined) {
        first.set(identity, resource)
        continue
      }
      if (isSameNamespace(resource, other)) continue
      report({
        resource,
        path: ['metadata', 'name'],
        message: `${nameOf(resource)}${namespace === '' ? '' : ` of namespace "${namespace}"`} is defined twice: the one that is applied last replaces the other`,
        related: [{ resource: other, path: ['metadata', 'name'], message: 'the other definition' }],
      })
    }
  },
})
