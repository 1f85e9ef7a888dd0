import {
  defineRule,
  type FieldPath,
  nameOf,
  objectsOf,
  oncePer,
  push,
  type Resource,
  type Unit,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'Two Services cannot have the same port of the nodes',
  severity: 'error',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    for (const { port, protocol, path } of nodePorts(service)) {
      const first = takersIn(unit)
        .get(`${port}/${protocol}`)!
        .find((each) => !isCopy(each.service, resource))
      if (first === undefined || first.service === resource) continue
      report({
        path,
        message: `node port ${port} (${protocol}) is already taken by ${nameOf(first.service)}${unit.namespaceOf(first.service) === unit.namespaceOf(resource) ? '' : ` in namespace "${unit.namespaceOf(first.service)}"`}: the API server refuses whichever Service comes second`,
        hint: 'leave `nodePort` out, and a free one is chosen',
        related: [{ resource: first.service, path: first.path, message: 'taken here' }],
      })
    }
  },
})

interface NodePort {
  readonly port: number
  readonly protocol: string
  readonly path: FieldPath
}

function nodePorts(service: any): NodePort[] {
  const { type, ports, healthCheckNodePort } = service.spec ?? {}
  if (type !== 'NodePort' && type !== 'LoadBalancer') return []
  const found = objectsOf<any>(ports).map(([{ nodePort, protocol = 'TCP' }, index]) => ({
    port: nodePort ?? 0,
    protocol,
    path: ['spec', 'ports', index, 'nodePort'],
  }))
  found.push({ port: healthCheckNodePort ?? 0, protocol: 'TCP', path: ['spec', 'healthCheckNodePort'] })
  return found.filter(({ port }) => port > 0)
}

/** The same Service in several namespaces is mostly one for each cluster. */
function isCopy(a: Resource, b: Resource): boolean {
  return a !== b && a.name === b.name
}

interface Taker {
  readonly service: Resource
  readonly path: FieldPath
}

/** The Services that ask for a node port, by number and protocol. */
const takersIn = oncePer((unit: Unit) => {
  const takers = new Map<string, Taker[]>()
  for (const service of unit.ofKind('Service'))
    for (const { port, protocol, path } of nodePorts(service.value))
      push(takers, `${port}/${protocol}`, { service, path })
  return takers
})
