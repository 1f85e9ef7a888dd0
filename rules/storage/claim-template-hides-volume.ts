import { defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim template replaces the volume of the same name',
  severity: 'warning',
  on: 'StatefulSet',
  check({ spec }, { report }) {
    const volumes = spec?.template?.spec?.volumes ?? []
    for (const [{ metadata }, index] of objectsOf(spec?.volumeClaimTemplates)) {
      const hidden = volumes.findIndex((volume) => volume?.name !== undefined && volume.name === metadata?.name)
      if (hidden === -1) continue
      report({
        path: ['spec', 'volumeClaimTemplates', index, 'metadata', 'name'],
        message: `the claim template "${metadata?.name}" takes the place of the volume of that name in every pod: the volume has no effect`,
        related: [
          { path: ['spec', 'template', 'spec', 'volumes', hidden, 'name'], message: 'the volume that is replaced' },
        ],
      })
    }
  },
})
