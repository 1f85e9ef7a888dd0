import type { FieldPath } from '../../model/path.ts'
import { objectsOf } from '../lists.ts'
import { type ControlCheck, containersOf, type PlacedContainer, type SecuredPod } from './pod.ts'
import { listed, named } from './words.ts'

/** Ports of the node may not be opened (policy CheckHostPorts). */
export const hostPorts: ControlCheck = (pod) => {
  const paths: FieldPath[] = []
  const numbers = new Set<number>()
  const containers = containersOf(pod).filter((placed) => {
    const before = paths.length
    for (const [port, index] of objectsOf<any>(placed.container.ports)) {
      const number = hostPortOf(port, placed, pod)
      if (number === 0) continue
      paths.push([...placed.path, 'ports', index, 'hostPort'])
      numbers.add(number)
    }
    return paths.length > before
  })
  if (paths.length === 0) return undefined
  const names = containers.map(({ container }) => container)
  const ports = [...numbers].sort((a, b) => a - b).map(String)
  return {
    paths,
    message: `${named('container', names)} must not open the port${ports.length === 1 ? '' : 's'} ${listed(ports)} of the node`,
  }
}

/** On the node's network each port is also one of the node (SetDefaults_Pod); those of ephemeral containers are left as they are. */
function hostPortOf(port: any, { path }: PlacedContainer, { spec }: SecuredPod): number {
  const { hostPort = 0, containerPort = 0 } = port
  return hostPort === 0 && spec.hostNetwork === true && path[1] !== 'ephemeralContainers' ? containerPort : hostPort
}
