import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A value must have the type that its field asks for',
  severity: 'error',
  authority: 'api-server',
  presets: ['server', 'recommended', 'all', 'pod-security-baseline', 'pod-security-restricted'],
  stage: 'schema',
})
