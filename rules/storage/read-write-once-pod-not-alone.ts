import { claimHolders, claimsIn, defineRule, type FieldPath } from '../../src/kit.ts'

const ALONE = 'ReadWriteOncePod'

export default defineRule({
  summary: 'The access mode ReadWriteOncePod must be the only one',
  severity: 'error',
  authority: 'api-server',
  on: ['PersistentVolume', ...claimHolders],
  check(object: any, { resource: { kind }, versions, report }) {
    const places = kind === 'PersistentVolume' ? [{ claim: object, path: [] as FieldPath }] : claimsIn(kind, object)
    for (const { claim, path } of places) {
      const modes = claim.spec?.accessModes
      if (!Array.isArray(modes) || !modes.includes(ALONE) || modes.every((mode) => mode === ALONE)) continue
      if (path.includes('volumeClaimTemplates') && versions.to < 34) continue
      report({
        path: [...path, 'spec', 'accessModes'],
        at: [...path, 'spec', 'accessModes', modes.indexOf(ALONE)],
        message: 'ReadWriteOncePod promises a volume to one pod alone, so it may not stand beside other access modes',
      })
    }
  },
})
