import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A field that the kind does not have is refused or dropped',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
