import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'The ordered start of a StatefulSet waits for readiness, which needs a readinessProbe',
  severity: 'info',
  optional: true,
  on: 'StatefulSet',
  check({ spec }, { report }) {
    const { replicas = 1, podManagementPolicy = 'OrderedReady', template } = spec ?? {}
    const containers = template?.spec?.containers
    if (replicas < 2 || podManagementPolicy !== 'OrderedReady' || containers === undefined) return
    if (containers.some((container) => container?.readinessProbe !== undefined)) return
    report({
      path: ['spec', 'template', 'spec', 'containers', 0, 'readinessProbe'],
      message: `no container has a readinessProbe, so each of the ${replicas} pods counts as ready as soon as its process runs: the ordered start and update do not wait for the one before`,
      hint: 'add a probe that asks whether the member has joined, or `podManagementPolicy: Parallel` where the order does not matter',
    })
  },
})
