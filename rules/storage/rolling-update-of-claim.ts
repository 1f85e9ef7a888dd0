import { claimOf, defineRule, isNeverAttached, isWrittenZero, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A rolling update starts the new pod while the old one still holds the volume',
  severity: 'warning',
  on: 'Deployment',
  unit: true,
  check({ spec }, { resource, unit, report }) {
    const { strategy, template, replicas = 1 } = spec ?? {}
    if (strategy?.type === 'Recreate' || replicas !== 1 || isWrittenZero(strategy?.rollingUpdate?.maxSurge ?? '25%'))
      return
    for (const [volume, index] of objectsOf(template?.spec?.volumes)) {
      const name = volume.persistentVolumeClaim?.claimName
      const claim = name === undefined ? undefined : claimOf(unit, resource, name)
      if (claim === undefined || volume.persistentVolumeClaim?.readOnly) continue
      const mode = claim.accessModes.every((each) => each.startsWith('ReadWriteOnce'))
        ? claim.accessModes[0]
        : undefined
      if (mode === undefined || (mode === 'ReadWriteOnce' && isNeverAttached(unit, claim))) continue
      report({
        path: strategy === undefined ? ['spec', 'strategy'] : ['spec', 'strategy', 'type'],
        at: ['spec', 'template', 'spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'],
        message:
          mode === 'ReadWriteOnce'
            ? `an update starts the new pod before the old one stops, but the claim "${name}" is ReadWriteOnce: on another node the new pod waits for the volume, and the update hangs`
            : `an update starts the new pod before the old one stops, but the claim "${name}" is ReadWriteOncePod: the new pod stays Pending, and the update hangs`,
        hint: 'write `strategy: {type: Recreate}`',
        related: [
          { resource: claim.resource, path: [...claim.path, 'spec', 'accessModes'], message: `the claim is ${mode}` },
        ],
      })
    }
  },
})
