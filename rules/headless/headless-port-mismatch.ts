import { declaredPorts, defineRule, isHeadless, nameOf, valueAt } from '../../src/kit.ts'

const TEMPLATE = ['spec', 'template']

export default defineRule({
  summary: 'The ports of the headless Service of a StatefulSet must be those that its pods listen on',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const [statefulSet] = unit.governedBy(resource)
    const ports: any[] = service.spec?.ports ?? []
    if (statefulSet === undefined || !isHeadless(service) || ports.length !== 1) return
    const { port, targetPort = port } = ports[0] ?? {}
    const [declared, ...others] = declaredPorts(valueAt(statefulSet.value, TEMPLATE))
    if (declared?.port === undefined || others.length > 0) return
    if (typeof targetPort !== 'number' || declared.port === targetPort) return
    report({
      path: ['spec', 'ports', 0, ports[0].targetPort === undefined ? 'port' : 'targetPort'],
      message: `the pods of ${nameOf(statefulSet)} declare port ${declared.port}, but this Service has ${targetPort}`,
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
