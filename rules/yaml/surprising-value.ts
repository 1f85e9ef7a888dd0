import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A value that YAML reads as something else than it looks like',
  severity: 'warning',
  stage: 'schema',
})
