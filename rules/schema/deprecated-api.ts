import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'An API version that will go away warns on every use',
  severity: 'warning',
  authority: 'api-server',
  stage: 'schema',
})
