import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A disruption budget has minAvailable or maxUnavailable, not both',
  severity: 'error',
  authority: 'api-server',
  on: 'PodDisruptionBudget',
  check({ spec }, { report }) {
    if (spec?.minAvailable === undefined || spec.maxUnavailable === undefined) return
    report({
      path: ['spec'],
      at: ['spec', 'maxUnavailable'],
      part: 'key',
      message: '`minAvailable` and `maxUnavailable` must not both be set',
      related: [{ path: ['spec', 'minAvailable'], message: 'the other limit' }],
    })
  },
})
