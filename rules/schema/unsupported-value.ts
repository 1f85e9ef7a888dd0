import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A field that takes one of a few words must have one of them',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
