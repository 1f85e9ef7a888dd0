import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A manifest must be readable as YAML',
  severity: 'error',
  authority: 'api-server',
  presets: ['server', 'recommended', 'all', 'pod-security-baseline', 'pod-security-restricted'],
  stage: 'yaml',
})
