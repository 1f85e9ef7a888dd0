import { defineRule, isPodVolumeSource, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume without a source is an empty folder that goes with the pod',
  severity: 'warning',
  on: 'pod',
  check({ spec }, { report }) {
    for (const [volume, index] of objectsOf(spec.volumes)) {
      const fields = Object.keys(volume)
      if (volume.name === undefined || fields.some(isPodVolumeSource)) continue
      const wrong = fields.find((field) => field !== 'name')
      report({
        path: ['spec', 'volumes', index],
        at: ['spec', 'volumes', index, wrong ?? 'name'],
        part: wrong === undefined ? 'value' : 'key',
        message: `the volume "${volume.name}" has no source, so the cluster makes it an \`emptyDir\`: what is written there is gone with the pod`,
        hint: 'write `emptyDir: {}` if that is meant',
      })
    }
  },
})
