import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A field that the API server cannot do without must be set',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
