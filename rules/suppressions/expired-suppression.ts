import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A suppression holds until the day that it names',
  severity: 'warning',
  stage: 'suppress',
})
