import { objectsOf } from '../lists.ts'
import { type ControlCheck, containersOf, type PlacedContainer, type SecuredPod } from './pod.ts'
import { listed, named } from './words.ts'

/** Ports of the node may not be opened (policy CheckHostPorts). */
export const hostPorts: ControlCheck = (pod) => {
  const opened = containersOf(pod).flatMap((placed) =>
    objectsOf<any>(placed.container.ports).flatMap(([port, index]) => {
      const { hostPort = 0, containerPort = 0 } = port
      const isFilledIn = hostPort === 0 && isOnHostNetwork(placed, pod)
      const number = isFilledIn ? containerPort : hostPort
      const path = [...placed.path, 'ports', index, 'hostPort']
      return number === 0 ? [] : [{ container: placed.container, number, path, isFilledIn }]
    }),
  )
  if (opened.length === 0) return undefined
  const names = [...new Set(opened.map(({ container }) => container))]
  const ports = [...new Set(opened.map(({ number }) => number))].sort((a, b) => a - b)
  const reason = opened.some(({ isFilledIn }) => isFilledIn) ? ', which each `containerPort` is with `hostNetwork`' : ''
  return {
    paths: opened.map(({ path }) => path),
    message: `${named('container', names)} must not open the port${ports.length === 1 ? '' : 's'} ${listed(ports.map(String))} of the node${reason}`,
  }
}

/** There each port is also one of the node (SetDefaults_Pod); those of ephemeral containers are left as they are. */
function isOnHostNetwork({ path }: PlacedContainer, { spec }: SecuredPod): boolean {
  return spec.hostNetwork === true && path[1] !== 'ephemeralContainers'
}
