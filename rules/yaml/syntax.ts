import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'a manifest must be readable as YAML',
  severity: 'error',
  authority: 'api-server',
  stage: 'yaml',
})
