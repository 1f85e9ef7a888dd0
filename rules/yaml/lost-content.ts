import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'content that the parser drops without a word is not applied',
  severity: 'error',
  stage: 'yaml',
})
