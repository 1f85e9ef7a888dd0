import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'a field that takes one of a few words must have one of them',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
