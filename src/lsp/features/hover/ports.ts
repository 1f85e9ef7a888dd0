import { parseSelector } from '../../../kubernetes/label-selector.ts'
import { objectsOf } from '../../../kubernetes/lists.ts'
import { servicePorts } from '../../../kubernetes/service-ports.ts'
import { templateOf } from '../../../kubernetes/workload.ts'
import type { Resource } from '../../../model/resource.ts'
import { podSelection } from '../../../workspace/selections/read.ts'
import type { Unit } from '../../../workspace/unit.ts'
import { code, type Prose, say } from '../../markdown.ts'
import { containerAround, ownerOf, type Says, valueIn } from './place.ts'
import { called, some } from './words.ts'

/** More workloads are not looked into. */
const MOST = 20

interface ContainerPort {
  readonly container: string
  readonly name: unknown
  readonly port: unknown
  readonly protocol: unknown
}

function containerPorts(template: any): ContainerPort[] {
  const { containers, initContainers } = template?.spec ?? {}
  const sidecars = objectsOf<any>(initContainers).filter(([{ restartPolicy }]) => restartPolicy === 'Always')
  return [...objectsOf<any>(containers), ...sidecars].flatMap(([container]) =>
    objectsOf<any>(container.ports).map(([{ name, containerPort, protocol = 'TCP' }]) => ({
      container: String(container.name),
      name,
      port: containerPort,
      protocol,
    })),
  )
}

/** Where a port of a Service leads: ` → targetPort http → container main :8080 of Deployment web`; nothing where that is not to be seen. */
export function leadsTo(unit: Unit, service: Resource, wanted: string | number, from: Resource): Prose {
  const number = Number(wanted)
  const names = typeof wanted === 'string' && Number.isInteger(number) ? [wanted, number] : [wanted]
  const [port] = servicePorts(service.value, names)
  if (port === undefined) return []
  const { targetPort = port.port } = port
  const target = targetPort === wanted || targetPort === port.port ? [] : say` → targetPort ${code(targetPort)}`
  const reached = reachedBy(unit, service, port)[0]
  return reached === undefined
    ? target
    : say`${target} → ${containerWords(reached.port)} of ${called(reached.owner, from)}`
}

function containerWords({ container, port }: ContainerPort): Prose {
  return say`container ${code(container)} :${String(port)}`
}

interface Reached {
  readonly owner: Resource
  readonly port: ContainerPort
}

/** The ports of containers that a port of a Service leads to, one for each workload. */
function reachedBy(unit: Unit, service: Resource, { port, targetPort = port, protocol = 'TCP' }: any): Reached[] {
  const selection = podSelection(service.gvk, service.value)
  if (selection === undefined) return []
  return unit.selectedBy(unit.namespaceOf(service), selection.selector, MOST).flatMap((owner) => {
    const found = containerPorts(templateOf(owner)).find(
      (each) => each.protocol === protocol && (each.name === targetPort || each.port === targetPort),
    )
    return found === undefined ? [] : [{ owner, port: found }]
  })
}

/** Where a port of this Service leads. */
export const servicePort: Says = (place) => {
  const { unit, resource } = place
  const port = ownerOf(place)
  if (typeof port !== 'object' || port === null) return []
  const reached = reachedBy(unit, resource, port)
  const lines = reached.map(({ owner, port: each }) => say`${containerWords(each)} of ${called(owner, resource)}`)
  return lines.length === 0 ? [] : [say`→ ${some(lines)}`]
}

/** The Services whose ports lead to a port of a container. */
export const containerPort: Says = (place) => {
  const { unit, resource } = place
  const own = ownerOf(place)
  if (typeof own !== 'object' || own === null) return []
  const { name, containerPort: number, protocol = 'TCP' } = own
  const lines = unit.servicesOf(resource).flatMap((service) =>
    servicePorts(service.value, [])
      .filter(({ port, targetPort = port, protocol: theirs = 'TCP' }) => {
        return theirs === protocol && (targetPort === number || (name !== undefined && targetPort === name))
      })
      .map(({ port }) => say`port ${code(String(port))} of ${called(service, resource)}`),
  )
  return lines.length === 0 ? [] : [say`← ${some(lines)}`]
}

/** Which port of its container a probe or hook asks that names one. */
export const askedPort: Says = (place) => {
  if (typeof place.scalar !== 'string') return []
  const container = containerAround(place)
  const found = objectsOf<any>(container?.ports).find(([{ name }]) => name === place.scalar)
  return found === undefined ? [] : [say`port ${code(String(found[0].containerPort))} of the container`]
}

/** The containers that a port of a policy opens, in the pods that it is over. */
export const policyPort: Says = (place) => {
  const { unit, resource, scalar, path } = place
  const { podSelector = {} } = valueIn(place, ['spec']) ?? {}
  const selector = parseSelector(podSelector)
  if (path[1] !== 'ingress' || selector === undefined) return []
  const { protocol = 'TCP' } = ownerOf(place) ?? {}
  const reached = unit.selectedBy(unit.namespaceOf(resource), selector, MOST).flatMap((owner) =>
    containerPorts(templateOf(owner))
      .filter((each) => each.protocol === protocol && (each.name === scalar || each.port === scalar))
      .map((each) => say`${containerWords(each)} of ${called(owner, resource)}`),
  )
  return reached.length === 0 ? [] : [say`→ ${some(reached)}`]
}
