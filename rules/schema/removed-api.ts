import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'An API version that the cluster no longer serves must not be used',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
