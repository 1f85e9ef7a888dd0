import {
  type DeclaredPort,
  declaredPorts,
  defineRule,
  didYouMean,
  isSlip,
  nameOf,
  podSelection,
  type Resource,
  templateOf,
  templatePath,
  type Unit,
} from '../../src/kit.ts'

/** So many workloads that a Service selects are looked at. */
const MANY = 20

export default defineRule({
  summary: 'A targetPort with a name must be a port of the pods that the Service selects',
  severity: 'error',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, service)
    const ports: any[] = Array.isArray(service.spec?.ports) ? service.spec.ports : []
    if (selection === undefined || service.spec.type === 'ExternalName') return
    if (!ports.some((port) => typeof port?.targetPort === 'string')) return
    const ownersIn = (among: Unit) => among.selectedBy(unit.namespaceOf(resource), selection.selector, MANY)
    const owners = ownersIn(unit)
    const [owner] = owners
    if (owner === undefined) return
    const declared = owners.flatMap(portsOf)
    const isDeclaredElsewhere = (name: string, protocol: string) =>
      unit.othersOf(resource, owners).some((other) => hasPort(ownersIn(other).flatMap(portsOf), name, protocol))
    for (let index = 0; index < ports.length; index++) {
      const { targetPort, protocol = 'TCP' } = ports[index] ?? {}
      if (typeof targetPort !== 'string' || hasPort(declared, targetPort, protocol)) continue
      if (isDeclaredElsewhere(targetPort, protocol)) continue
      const names = [...new Set(declared.flatMap(({ name }) => name ?? []))]
      const other = declared.find((each) => each.name === targetPort)
      const meant = other
        ? undefined
        : (names.find((name) => isSlip(name, targetPort)) ?? (names.length === 1 ? names[0] : undefined))
      report({
        path: ['spec', 'ports', index, 'targetPort'],
        message:
          other === undefined
            ? `no container of ${nameOf(owner)}${owners.length > 1 ? ` and ${owners.length - 1} more` : ''} has a port named "${targetPort}", so this port of the Service has no endpoints`
            : `port "${targetPort}" of ${nameOf(owner)} is ${other.protocol}, not ${protocol}, so this port of the Service has no endpoints`,
        ...(meant === undefined && /^\d{1,5}$/.test(targetPort)
          ? { hint: 'in quotes it is a name, not a number: leave them out', meant: [Number(targetPort)] }
          : didYouMean(meant)),
        related: [
          {
            resource: owner,
            path: [...templatePath(owner), 'spec', 'containers'],
            message: names.length > 0 ? `ports with names: ${names.sort().join(', ')}` : 'no port has a name',
          },
        ],
      })
    }
  },
})

function portsOf(owner: Resource): readonly DeclaredPort[] {
  return declaredPorts(templateOf(owner))
}

function hasPort(ports: readonly DeclaredPort[], name: string, protocol: string): boolean {
  return ports.some((each) => each.name === name && each.protocol === protocol)
}
