import { defineRule, deploymentStrategy, percentOf, replicasOf, scale } from '../../src/kit.ts'

export default defineRule({
  summary: 'A percentage that rounds to no pod at all is not what the controller does',
  severity: 'warning',
  on: 'Deployment',
  unit: true,
  check(deployment, { resource, unit, report }) {
    const { type, maxSurge, maxUnavailable } = deploymentStrategy(deployment)
    if (type !== 'RollingUpdate' || !percentOf(maxUnavailable)) return
    const { least: replicas, autoscaler } = replicasOf(unit, resource, deployment)
    if (replicas < 1 || scale(maxSurge, replicas, 'up') !== 0 || scale(maxUnavailable, replicas, 'down') !== 0) return
    const pods = replicas === 1 ? 'the only replica' : `1 of ${replicas} replicas`
    report({
      path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
      message: `\`maxSurge\` "${maxSurge}" and \`maxUnavailable\` "${maxUnavailable}" both come to 0 of ${replicas} ${
        replicas === 1 ? 'replica' : 'replicas'
      }, so the controller takes ${pods} down at a time instead`,
      hint: replicas === 1 ? 'set `maxSurge: 1`' : 'say so with `maxUnavailable: 1`, or set `maxSurge: 1`',
      ...(autoscaler && {
        related: [{ resource: autoscaler, path: ['spec', 'minReplicas'], message: 'the smallest number of replicas' }],
      }),
    })
  },
})
