import {
  claimOf,
  defineRule,
  isHeldToOneNode,
  isNeverAttached,
  isOfOneNode,
  objectsOf,
  replicasOf,
} from '../../src/kit.ts'

/** Kinds whose pods all stay at one time. */
const scaled = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'])

export default defineRule({
  summary: 'Several replicas cannot share a claim that one node or one pod takes for itself',
  severity: 'warning',
  on: 'workload',
  unit: true,
  check({ kind, object, template, templatePath }, { resource, unit, report }) {
    const replicas = scaled.has(kind) ? replicasOf(unit, resource, object).most : 1
    if (kind === 'Pod' || (kind !== 'DaemonSet' && replicas < 2)) return
    const isHeld = isHeldToOneNode(template.spec)
    for (const [volume, index] of objectsOf(template.spec?.volumes)) {
      const name = volume.persistentVolumeClaim?.claimName
      const claim = name === undefined ? undefined : claimOf(unit, resource, name)
      const mode = claim && onlyMode(claim.accessModes)
      if (claim === undefined || mode === undefined || volume.persistentVolumeClaim?.readOnly) continue
      const isElsewhere = kind === 'DaemonSet' && !isPlaced(template.spec) && isOfOneNode(unit, claim)
      if (mode === 'ReadWriteOnce' && !isElsewhere && (isHeld || isNeverAttached(unit, claim))) continue
      const who = kind === 'DaemonSet' ? 'the pods of all nodes' : `${replicas} replicas`
      report({
        path: [...templatePath, 'spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'],
        message: `${who} share the claim "${name}", ${mode === 'ReadWriteOnce' ? effect(isElsewhere) : 'which is ReadWriteOncePod: one pod takes it, all others stay Pending'}`,
        hint: 'use a StatefulSet with `volumeClaimTemplates`, or a claim for ReadWriteMany',
        related: [
          { resource: claim.resource, path: [...claim.path, 'spec', 'accessModes'], message: `the claim is ${mode}` },
        ],
      })
    }
  },
})

function onlyMode(modes: readonly string[]): string | undefined {
  return modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod') ? modes[0] : undefined
}

function effect(isElsewhere: boolean): string {
  return isElsewhere
    ? 'whose volume is on one node only: pods of other nodes stay Pending'
    : 'which is ReadWriteOnce: its volume is attached to one node, and pods on other nodes stay in ContainerCreating'
}

/** Whether pods only run on some nodes, which may be just that of the volume. */
function isPlaced(spec: any): boolean {
  return (
    (spec?.nodeName ?? spec?.nodeSelector ?? spec?.affinity?.nodeAffinity ?? spec?.affinity?.podAffinity) !== undefined
  )
}
