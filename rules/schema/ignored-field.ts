import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'a field whose feature gate is off has no effect',
  severity: 'warning',
  stage: 'schema',
})
