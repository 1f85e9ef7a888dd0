import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'The API server accepts it with a warning',
  severity: 'warning',
  authority: 'api-server',
  stage: 'validity',
})
