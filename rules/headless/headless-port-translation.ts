import {
  type DeclaredPort,
  declaredPorts,
  defineRule,
  isHeadless,
  podSelection,
  type Resource,
  templateOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'The port of a headless Service is not translated to its targetPort',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, service)
    if (!isHeadless(service) || selection === undefined) return
    const ports: any[] = Array.isArray(service.spec.ports) ? service.spec.ports : []
    for (let index = 0; index < ports.length; index++) {
      const { port, targetPort, protocol = 'TCP' } = ports[index] ?? {}
      if (port === undefined || targetPort === undefined) continue
      const declared = () => unit.selectedBy(unit.namespaceOf(resource), selection.selector, 1).flatMap(portsOf)
      const target = typeof targetPort === 'number' ? targetPort : named(declared(), targetPort, protocol)
      if (target === undefined || target === port) continue
      report({
        path: ['spec', 'ports', index, 'port'],
        message: `the Service is headless, so port ${port} leads nowhere: clients get the addresses of the pods, which listen on ${target}`,
        why: 'there is no address in between that could translate `port` to `targetPort`',
        hint: `write \`port: ${target}\``,
        related: [{ path: ['spec', 'ports', index, 'targetPort'], message: `the pods listen on ${target}` }],
      })
    }
  },
})

function portsOf(owner: Resource): DeclaredPort[] {
  return declaredPorts(templateOf(owner))
}

function named(ports: readonly DeclaredPort[], name: string, protocol: string): number | undefined {
  return ports.find((each) => each.name === name && each.protocol === protocol)?.port
}
