import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'An autoscaler whose least and most replicas are equal never scales',
  severity: 'info',
  on: 'HorizontalPodAutoscaler',
  check({ spec }, { report }) {
    const { minReplicas = 1, maxReplicas } = spec ?? {}
    if (maxReplicas === undefined || minReplicas !== maxReplicas) return
    report({
      path: ['spec', 'maxReplicas'],
      message: `the least and the most replicas are both ${maxReplicas}: whatever the load is, the number of pods stays the same`,
      hint: `leave the autoscaler out and set \`replicas: ${maxReplicas}\`, or allow more`,
    })
  },
})
