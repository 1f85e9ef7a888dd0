import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A suppression must name rules that exist and say why',
  severity: 'error',
  stage: 'suppress',
})
