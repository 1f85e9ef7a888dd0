import { objectsOf } from '../lists.ts'
import type { ControlCheck } from './pod.ts'
import { named } from './words.ts'

/** Files of the node may not be mounted (policy CheckHostPathVolumes). */
export const hostPathVolumes: ControlCheck = ({ spec }) => {
  const volumes = objectsOf<any>(spec.volumes).filter(([volume]) => volume.hostPath !== undefined)
  if (volumes.length === 0) return undefined
  const names = volumes.map(([volume]) => volume)
  return {
    paths: volumes.map(([, index]) => ['spec', 'volumes', index, 'hostPath']),
    message: `${named('volume', names)} must not mount files of the node with \`hostPath\``,
  }
}
