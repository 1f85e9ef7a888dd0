import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A suppression must have something to suppress',
  severity: 'warning',
  stage: 'suppress',
})
