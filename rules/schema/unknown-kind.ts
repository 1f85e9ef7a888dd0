import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'The kind must exist in the API group and version',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
