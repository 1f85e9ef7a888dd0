import {
  type DeclaredPort,
  declaredPorts,
  defineRule,
  nameOf,
  objectsOf,
  podSelection,
  templateOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A targetPort with a number is mostly one of the ports that the containers declare',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, service)
    if (selection === undefined || service.spec.type === 'ExternalName' || service.spec.clusterIP === 'None') return
    const owners = unit.selectedBy(unit.namespaceOf(resource), selection.selector, 20)
    const declared = owners.map((owner) => declaredPorts(templateOf(owner)))
    const [owner] = owners
    if (owner === undefined || declared.some((ports) => ports.length === 0)) return
    for (const [{ port, targetPort = port, protocol = 'TCP' }, index] of objectsOf<any>(service.spec.ports)) {
      if (typeof targetPort !== 'number' || targetPort === 0) continue
      const isIt = (each: DeclaredPort) => (each.port ?? targetPort) === targetPort && each.protocol === protocol
      if (declared.flat().some(isIt)) continue
      const numbers = [...new Set(declared.flat().map(({ port = 'a port', protocol }) => `${port}/${protocol}`))]
      report({
        path: ['spec', 'ports', index, 'targetPort'],
        message: `no container of ${nameOf(owner)} declares port ${targetPort}/${protocol}: if nothing listens there, connections are refused`,
        hint: `declared: ${numbers.slice(0, 5).join(', ')}`,
        related: [{ resource: owner, path: ['metadata', 'name'], message: 'its pods are selected' }],
      })
    }
  },
})
