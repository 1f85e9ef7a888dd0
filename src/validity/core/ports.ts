import { portNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validatePortNumber } from '../meta/port.ts'
import type { ContainerPort } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** The minor since which the ports of a template are no longer filled in (DefaultHostNetworkHostPortsInPodTemplates). */
const TEMPLATES_AS_GIVEN = 28

/** The port of the host that a server knows: where a pod uses the network of its host, that of the container (SetDefaults_Pod). Ephemeral containers are left as they are. */
export function hostPortOf({ hostPort = 0, containerPort = 0 }: ContainerPort, pod: PodContext): number {
  const filled = pod.hostNetwork && !(pod.template && pod.minor >= TEMPLATES_AS_GIVEN)
  return filled && hostPort === 0 ? containerPort : hostPort
}

/** Checks the ports of one container (validateContainerPorts). */
export function validateContainerPorts(
  ports: readonly ContainerPort[] | undefined,
  path: Field,
  pod: PodContext,
): void {
  if (ports === undefined) return
  const names = new Map<string, Field>()
  each(ports, path, (port, at) => {
    validatePortName(port, at.at('name'), names)
    const { containerPort = 0 } = port
    if (containerPort !== 0) validatePortNumber(containerPort, at.at('containerPort'))
    else if (port.containerPort === 0) at.at('containerPort').required('is required and must not be 0')
    const hostPort = hostPortOf(port, pod)
    if (hostPort !== 0) validatePortNumber(hostPort, placeOfHostPort(port, at))
  })
}

function validatePortName({ name = '' }: ContainerPort, path: Field, names: Map<string, Field>): void {
  if (name === '' || !path.matches(name, portNameFault)) return
  const first = names.get(name)
  if (first === undefined) names.set(name, path)
  else path.duplicate(name, { related: [{ path: first.placePath(), message: 'the other one' }] })
}

/** Where a port of the host is not given, it stands at the container's. */
function placeOfHostPort({ hostPort = 0 }: ContainerPort, path: Field): Field {
  const at = path.at('hostPort')
  return hostPort === 0 ? at.standingAt(path.at('containerPort')) : at
}

/** A container with its place, and with the place that a server gives its host ports. */
interface WithPorts {
  readonly ports?: readonly ContainerPort[] | undefined
  readonly path: Field
}

/** Checks that containers which run at the same time use different ports of the host (checkHostPortConflicts). */
export function validateHostPorts(containers: readonly WithPorts[], pod: PodContext): void {
  let seen: Map<string, Field> | undefined
  for (const { ports, path } of containers)
    each(ports, path.at('ports'), (port, at) => {
      const number = hostPortOf(port, pod)
      if (number === 0) return
      const place = placeOfHostPort(port, at)
      const id = `${port.protocol || 'TCP'}/${port.hostIP ?? ''}/${number}`
      seen ??= new Map()
      const first = seen.get(id)
      if (first === undefined) seen.set(id, place)
      else place.duplicate(number, { related: [{ path: first.placePath(), message: 'the same port of the host' }] })
    })
}
