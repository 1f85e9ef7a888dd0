import { declaredPorts, defineRule, isHeadless, nameOf, valueAt } from '../../src/kit.ts'

const TEMPLATE = ['spec', 'template']

export default defineRule({
  summary: 'The ports of the headless Service of a StatefulSet must be those that its pods listen on',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const [statefulSet] = unit.governedBy(resource)
    const ports: any[] = (service.spec?.ports ?? []).filter(Boolean)
    if (statefulSet === undefined || !isHeadless(service) || ports.length === 0) return
    const declared = declaredPorts(valueAt(statefulSet.value, TEMPLATE))
    if (declared.length === 0) return
    const targets = ports.map(({ port, targetPort = port }) => targetPort)
    const fits = (target: unknown) => declared.some(({ name, port }) => port === target || name === target)
    if (targets.some((target) => typeof target === 'string' || fits(target))) return
    const index = service.spec.ports.indexOf(ports[0])
    const numbers = [...new Set(declared.map(({ port }) => port))].sort((a, b) => a - b)
    report({
      path: ['spec', 'ports', index, ports[0].targetPort === undefined ? 'port' : 'targetPort'],
      message: `the pods of ${nameOf(statefulSet)} declare port ${numbers.join(', ')}, but this Service has ${targets.join(', ')}`,
      why: 'the Service is headless: clients that take the port from it connect to a port of the pod on which nothing listens',
      related: [
        {
          resource: statefulSet,
          path: [...TEMPLATE, 'spec', 'containers'],
          message: 'the containers declare their ports here',
        },
      ],
    })
  },
})
