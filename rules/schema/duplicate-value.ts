import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'a list whose items must differ has one of them twice',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
