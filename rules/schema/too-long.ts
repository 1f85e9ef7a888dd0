import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A text must not be longer than its field can hold',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
