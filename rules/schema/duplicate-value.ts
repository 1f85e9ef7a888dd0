import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A list whose items must differ has one of them twice',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
