import { defineRule, replicasOf, serviceOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A single replica is an outage whenever its node is drained',
  severity: 'info',
  optional: true,
  on: 'Deployment',
  unit: true,
  check(deployment, { resource, unit, report }) {
    const { least, autoscaler } = replicasOf(unit, resource, deployment)
    if (least !== 1) return
    const service = serviceOf(unit, resource)
    if (service === undefined) return
    report({
      ...(autoscaler === undefined
        ? { path: ['spec', 'replicas'] }
        : { resource: autoscaler, path: ['spec', 'minReplicas'] }),
      message: `Service "${service.name}" has a single pod behind it: whenever its node is drained or fails, nobody answers until another pod is ready`,
      hint: 'use two or more, with a PodDisruptionBudget',
    })
  },
})
