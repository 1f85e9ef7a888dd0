import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A value must be one that its field can hold',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
