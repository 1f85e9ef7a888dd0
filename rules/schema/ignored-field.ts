import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A field whose feature gate is off has no effect',
  severity: 'warning',
  stage: 'schema',
})
