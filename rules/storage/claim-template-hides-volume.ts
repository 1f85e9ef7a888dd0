import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim template replaces the volume of the same name',
  severity: 'warning',
  on: 'StatefulSet',
  check({ spec }, { report }) {
    const volumes = spec?.template?.spec?.volumes ?? []
    spec?.volumeClaimTemplates?.forEach(({ metadata }, index) => {
      const hidden = volumes.findIndex(({ name }) => name !== undefined && name === metadata?.name)
      if (hidden === -1) return
      report({
        path: ['spec', 'volumeClaimTemplates', index, 'metadata', 'name'],
        message: `the claim template "${metadata?.name}" takes the place of the volume of that name in every pod: the volume has no effect`,
        related: [
          { path: ['spec', 'template', 'spec', 'volumes', hidden, 'name'], message: 'the volume that is replaced' },
        ],
      })
    })
  },
})
