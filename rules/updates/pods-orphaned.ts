import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A changed selector of a workload must still select its own pods',
  severity: 'warning',
  stage: 'update',
})
