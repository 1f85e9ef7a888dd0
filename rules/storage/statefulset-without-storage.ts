import { defineRule, isPodVolumeSource, objectsOf } from '../../src/kit.ts'

const PASSING = new Set(['configMap', 'downwardAPI', 'emptyDir', 'image', 'projected', 'secret'])

export default defineRule({
  summary: 'A StatefulSet without claim templates keeps no data',
  severity: 'info',
  on: 'StatefulSet',
  check({ spec }, { report }) {
    if (spec === undefined || (spec.volumeClaimTemplates?.length ?? 0) > 0) return
    const lasting = objectsOf(spec.template?.spec?.volumes).some(([volume]) =>
      Object.keys(volume).some((field) => isPodVolumeSource(field) && !PASSING.has(field)),
    )
    if (lasting || canWriteNothing(spec.template?.spec)) return
    report({
      path: ['spec', 'volumeClaimTemplates'],
      message:
        'the StatefulSet has no `volumeClaimTemplates` and no other lasting volume: what its pods write is gone when they are replaced',
      hint: 'add a claim template, or use a Deployment if neither data nor stable names are needed',
    })
  },
})

/** Whether the file systems of all containers are read-only, and no volume takes what they write. */
function canWriteNothing(pod: any): boolean {
  const containers = [...objectsOf<any>(pod?.containers), ...objectsOf<any>(pod?.initContainers)]
  return (
    containers.length > 0 &&
    containers.every(([{ securityContext }]) => securityContext?.readOnlyRootFilesystem === true) &&
    objectsOf<any>(pod?.volumes).every(([{ emptyDir }]) => emptyDir === undefined)
  )
}
