import { defineRule, objectsOf } from '../../src/kit.ts'

const STORAGE = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'gcePersistentDisk',
  'glusterfs',
  'iscsi',
  'nfs',
  'rbd',
  'vsphereVolume',
] as const

export default defineRule({
  summary: 'A pod should ask for storage with a claim instead of naming servers and disks',
  severity: 'info',
  optional: true,
  on: 'pod',
  check({ spec }, { report }) {
    for (const [volume, index] of objectsOf(spec.volumes)) {
      const field = STORAGE.find((each) => volume[each] !== undefined)
      if (field === undefined) continue
      report({
        path: ['spec', 'volumes', index, field],
        at: ['spec', 'volumes', index, field, Object.keys(volume[field] ?? {})[0] ?? ''],
        message: `the \`${field}\` volume "${volume.name}" writes servers or disks into the pod, so it cannot move to another cluster unchanged`,
        hint: 'use a `persistentVolumeClaim`',
      })
    }
  },
})
