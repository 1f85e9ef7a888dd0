import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'An API version that is off by default needs a cluster that switched it on',
  severity: 'warning',
  authority: 'api-server',
  stage: 'schema',
})
