import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A key may stand only once in a map',
  severity: 'error',
  authority: 'api-server',
  stage: 'schema',
})
