import { defineRule, nameOf, parseSelector, serviceNearlyLabelled, servicesLabelled } from '../../src/kit.ts'

export default defineRule({
  summary: 'A ServiceMonitor finds no Service although one nearly has the labels that it asks for',
  severity: 'warning',
  on: 'resource',
  unit: true,
  check({ kind, gvk, value }, { resource, unit, report }) {
    if (kind !== 'ServiceMonitor' || gvk.group !== 'monitoring.coreos.com') return
    const { selector: written, namespaceSelector } = value?.spec ?? {}
    const selector = parseSelector(written)
    if (selector === undefined || selector.length === 0 || namespaceSelector?.any === true) return
    const names = namespaceSelector?.matchNames
    const namespaces: readonly string[] = Array.isArray(names) ? names : [unit.namespaceOf(resource)]
    if (namespaces.some((namespace) => servicesLabelled(unit, namespace, selector).length > 0)) return
    for (const namespace of namespaces) {
      const near = serviceNearlyLabelled(unit, namespace, selector)
      if (near === undefined) continue
      const { service, label, value: there } = near
      const requirement = selector.find(({ key }) => key === label)!
      return report({
        path: ['spec', 'selector', ...requirement.path],
        message: `no Service has the label ${label}=${requirement.values[0]}, and Prometheus scrapes nothing: ${nameOf(service)} has ${label}=${there}`,
        hint: `did you mean ${label}=${there}?`,
        related: [{ resource: service, path: ['metadata', 'labels', { key: label }], message: 'the label is here' }],
      })
    }
  },
})
