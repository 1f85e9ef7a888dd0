import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A resource under a new name is another resource',
  severity: 'warning',
  stage: 'update',
})
