import { defineRule } from '../../src/kit.ts'

const NAME = 'app.kubernetes.io/name'

export default defineRule({
  summary: 'Workloads should carry the recommended label app.kubernetes.io/name',
  severity: 'info',
  optional: true,
  options: {
    labels: {
      type: 'strings',
      default: [NAME],
      summary: 'the labels that every workload must have',
    },
  },
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'],
  check({ metadata }, { resource, options, report }) {
    if (resource.name === undefined) return
    for (const label of options.labels) {
      if (Object.hasOwn(metadata?.labels ?? {}, label)) continue
      report({
        path: ['metadata', 'labels'],
        message: `has no label \`${label}\`, by which people and tools find what belongs to an application`,
        hint: label === NAME ? `add \`${NAME}: ${resource.name}\`` : undefined,
      })
    }
  },
})
