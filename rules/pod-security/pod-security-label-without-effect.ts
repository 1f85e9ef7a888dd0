import { defineRule, idleLabels, key, misplacedLabels, POD_SECURITY_SINCE } from '../../src/kit.ts'

export default defineRule({
  summary: 'A Pod Security label that nothing looks at does not protect the Namespace',
  severity: 'warning',
  on: 'Namespace',
  check({ metadata }: any, { versions, report }) {
    if (versions.to < POD_SECURITY_SINCE) return
    for (const { name, ...problem } of idleLabels(metadata?.labels ?? {}))
      report({ path: ['metadata', 'labels', key(name)], part: 'key', ...problem })
    for (const { name, message, hint } of misplacedLabels(metadata?.annotations ?? {}))
      report({ path: ['metadata', 'annotations', key(name)], part: 'key', message, hint })
  },
})
