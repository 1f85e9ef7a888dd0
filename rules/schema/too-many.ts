import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A list or map must not have more entries than its field can hold',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
