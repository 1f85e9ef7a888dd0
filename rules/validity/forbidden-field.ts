import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A field must not be set where the API server forbids it',
  severity: 'error',
  authority: 'api-server',
  stage: 'validity',
})
