import { defineRule, volumeSource } from '../../src/kit.ts'

export default defineRule({
  summary: 'The reclaim policy Recycle is deprecated and works for NFS and hostPath volumes only',
  severity: 'warning',
  on: 'PersistentVolume',
  check({ spec }, { report }) {
    if (spec?.persistentVolumeReclaimPolicy !== 'Recycle') return
    const source = volumeSource(spec)
    const works = source === undefined || source === 'nfs' || source === 'hostPath'
    report({
      path: ['spec', 'persistentVolumeReclaimPolicy'],
      message: works
        ? 'the reclaim policy Recycle is deprecated: when the claim goes, a pod deletes all files and hands the volume to the next claim'
        : `the reclaim policy Recycle does nothing for a \`${source}\` volume: it ends as Failed when its claim goes`,
      hint: 'use `Retain` to keep the data, or a class that makes and deletes volumes',
    })
  },
})
