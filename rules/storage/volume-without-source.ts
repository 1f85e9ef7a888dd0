import { defineRule, isHidden, objectsOf, POD_VOLUME_SOURCES, type Resource, templatePath } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume without a source is an empty folder that goes with the pod',
  severity: 'warning',
  on: 'pod',
  check({ spec }, { resource, report }) {
    for (const [volume, index] of objectsOf(spec.volumes)) {
      // A field that there is not is refused, so nothing is made of the volume.
      if (volume.name === undefined || Object.keys(volume).length > 1 || hasHiddenSource(resource, index)) continue
      report({
        path: ['spec', 'volumes', index],
        at: ['spec', 'volumes', index, 'name'],
        message: `the volume "${volume.name}" has no source, so the cluster makes it an \`emptyDir\`: what is written there is gone with the pod`,
        hint: 'write `emptyDir: {}` if that is meant',
      })
    }
  },
})

/** Whether a volume has a source of the wrong type, which is refused as well. */
function hasHiddenSource(resource: Resource, index: number): boolean {
  const path = [...templatePath(resource), 'spec', 'volumes', index]
  return POD_VOLUME_SOURCES.some((source) => isHidden(resource, [...path, source]))
}
