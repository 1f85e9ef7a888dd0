import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A changed selector of a Service must still select pods that run',
  severity: 'warning',
  stage: 'update',
})
