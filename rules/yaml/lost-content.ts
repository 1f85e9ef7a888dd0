import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'Content that the parser drops without a word is not applied',
  severity: 'error',
  stage: 'yaml',
})
