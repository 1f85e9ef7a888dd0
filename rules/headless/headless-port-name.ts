import { defineRule, isHeadless, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Ports of the headless Service of a StatefulSet need names to be found in DNS',
  severity: 'info',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const [statefulSet] = unit.governedBy(resource)
    if (!isHeadless(service) || statefulSet === undefined) return
    const namespace = unit.namespaceOf(resource)
    const ports: any[] = Array.isArray(service.spec.ports) ? service.spec.ports : []
    if (ports.length !== 1 || (ports[0]?.name ?? '') !== '' || resource.name === undefined) return
    const protocol = String(ports[0]?.protocol ?? 'TCP').toLowerCase()
    report({
      path: ['spec', 'ports', 0, 'name'],
      message: `the port has no name, so DNS has no SRV record such as "_client._${protocol}.${resource.name}.${namespace}.svc" that tells peers the port of each pod`,
      hint: 'add `name:` to the port',
      related: [
        { resource: statefulSet, path: ['spec', 'serviceName'], message: `the Service of ${nameOf(statefulSet)}` },
      ],
    })
  },
})
