import { defineRule } from '../../src/kit.ts'

const NAME = 'app.kubernetes.io/name'

export default defineRule({
  summary: 'Workloads should carry the recommended label app.kubernetes.io/name',
  severity: 'info',
  optional: true,
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'],
  check({ metadata }, { resource, report }) {
    const labels = metadata?.labels ?? {}
    if (Object.hasOwn(labels, NAME) || resource.name === undefined) return
    report({
      path: ['metadata', 'labels'],
      message: `has no label \`${NAME}\`, by which people and tools find what belongs to an application`,
      hint: `add \`${NAME}: ${resource.name}\``,
    })
  },
})
