import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'a value that YAML reads as something else than it looks like',
  severity: 'warning',
  stage: 'schema',
})
