import { objectsOf } from '../lists.ts'
import type { ControlCheck } from './pod.ts'
import { listed, named } from './words.ts'

/** The types that a volume may have; a volume without any becomes an `emptyDir` (SetDefaults_Volume). */
const ALLOWED = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]

/** The other types that there are or were. */
const RESTRICTED = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'iscsi',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
]

/** Volumes must be of the types that bring no storage of their own into the pod (policy CheckRestrictedVolumes). */
export const restrictedVolumes: ControlCheck = ({ spec }) => {
  const found = objectsOf<any>(spec.volumes).flatMap(([volume, index]) => {
    if (ALLOWED.some((type) => volume[type] !== undefined)) return []
    const type = RESTRICTED.find((each) => volume[each] !== undefined)
    return type === undefined ? [] : [{ volume, type, path: ['spec', 'volumes', index, type] }]
  })
  if (found.length === 0) return undefined
  const names = found.map(({ volume }) => volume)
  const types = [...new Set(found.map(({ type }) => type))].sort().map((type) => `\`${type}\``)
  return {
    paths: found.map(({ path }) => path),
    message: `${named('volume', names)} must not be of the type ${listed(types)}; use a claim, or one of ${ALLOWED.map((type) => `\`${type}\``).join(', ')}`,
  }
}
