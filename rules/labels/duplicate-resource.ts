import { currentKind, defineRule, isEqual, nameOf, type Resource } from '../../src/kit.ts'

export default defineRule({
  summary: 'A resource must be defined only once',
  severity: 'warning',
  on: 'unit',
  unit: true,
  check(unit, { refusedOver, report }) {
    const first = new Map<string, Resource>()
    for (const resource of unit.resources) {
      if (resource.name === undefined) continue
      const namespace = unit.namespaceOf(resource)
      const kind = currentKind(`${resource.kind}.${resource.gvk.group}`)
      const identity = `${kind}\n${namespace}\n${resource.name}`
      const other = first.get(identity)
      if (other === undefined) {
        first.set(identity, resource)
        continue
      }
      const isSame = isEqual(resource.value, other.value)
      // Many files begin with their Namespace, so that each can be applied by itself.
      if (isSame && resource.kind === 'Namespace') continue
      const [refused] = isSame ? [] : refusedOver(other, resource)
      const consequence = isSame
        ? ', the same both times'
        : `: the one that is applied last ${refused === undefined ? 'replaces the other' : `is refused, as ${refused.message}`}`
      report({
        resource,
        path: ['metadata', 'name'],
        message: `${nameOf(resource)}${namespace === '' ? '' : ` of namespace "${namespace}"`} is defined twice${consequence}`,
        hint: isSame ? 'remove one of them' : undefined,
        related: [
          { resource: other, path: ['metadata', 'name'], message: 'the other definition' },
          ...(refused === undefined ? [] : [{ path: refused.at ?? refused.path, message: 'what it would change' }]),
        ],
      })
    }
  },
})
