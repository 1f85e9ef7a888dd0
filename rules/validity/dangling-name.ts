import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A name must be that of something which the resource has',
  severity: 'error',
  authority: 'api-server',
  stage: 'validity',
})
