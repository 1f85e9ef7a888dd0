import { checkedStorageIn, claimHolders, defineRule } from '../../src/kit.ts'

const ALONE = 'ReadWriteOncePod'

export default defineRule({
  summary: 'The access mode ReadWriteOncePod must be the only one',
  severity: 'error',
  authority: 'api-server',
  on: ['PersistentVolume', ...claimHolders],
  check(object: any, { resource: { kind }, versions, report }) {
    for (const { spec, path } of checkedStorageIn(kind, object, versions)) {
      const modes = spec?.accessModes
      if (!Array.isArray(modes) || !modes.includes(ALONE) || modes.every((mode) => mode === ALONE)) continue
      report({
        path: [...path, 'spec', 'accessModes'],
        at: [...path, 'spec', 'accessModes', modes.indexOf(ALONE)],
        message: 'ReadWriteOncePod promises a volume to one pod alone, so it may not stand beside other access modes',
      })
    }
  },
})
