import { defineRule, key, POD_SECURITY_SINCE, refusedLabels } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pod Security labels of a Namespace must name a level and a version that exist',
  severity: 'error',
  on: 'Namespace',
  check(namespace: any, { versions, report }) {
    if (versions.to < POD_SECURITY_SINCE) return
    for (const { name, ...problem } of refusedLabels(namespace.metadata?.labels ?? {}))
      report({
        path: ['metadata', 'labels', key(name)],
        ...problem,
        why: 'the admission plugin PodSecurity, which API servers have on by default, refuses the Namespace',
      })
  },
})
