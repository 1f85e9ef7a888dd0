import {
  daemonSetStrategy,
  defineRule,
  deploymentLimits,
  deploymentStrategy,
  hostPorts,
  isWrittenZero,
  percentOf,
  replicasOf,
  serviceOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'An update must not be allowed to take all pods down at once',
  severity: 'warning',
  on: ['Deployment', 'DaemonSet'],
  unit: true,
  check(object, { resource, unit, report }) {
    if (resource.kind === 'DaemonSet') {
      const { type, maxSurge, maxUnavailable } = daemonSetStrategy(object)
      if (type === 'RollingUpdate' && isWrittenZero(maxSurge) && percentOf(maxUnavailable) === 100)
        report({
          path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
          message: `\`maxUnavailable\` "${maxUnavailable}" lets an update stop the pods of all nodes at the same time`,
        })
      return
    }
    const { maxUnavailable } = deploymentStrategy(object)
    const { least: replicas, autoscaler } = replicasOf(unit, resource, object)
    const limits = deploymentLimits(object, replicas)
    if (limits === undefined || replicas < 1 || isWrittenZero(maxUnavailable)) return
    const isRounded = percentOf(maxUnavailable) !== undefined && percentOf(maxUnavailable)! < 100
    if (isRounded || limits.unavailable < replicas) return
    const service = replicas === 1 ? serviceOf(unit, resource) : undefined
    // a port of the node is free for the new pod only once the old one has gone
    const takesNode = hostPorts(object.spec?.template?.spec).length > 0
    if (replicas === 1 && (service === undefined || takesNode)) return
    const pods = replicas === 1 ? 'the only replica' : `all ${replicas} replicas`
    const behind = service === undefined ? '' : `: Service "${service.name}" has no pod until the new one is ready`
    report({
      path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
      message: `\`maxUnavailable\` "${maxUnavailable}" lets an update stop ${pods} before a new pod is ready${behind}`,
      hint: takesNode
        ? 'set `maxUnavailable: 1`'
        : 'set `maxUnavailable: 0` and `maxSurge: 1` for an update without a gap',
      ...(autoscaler && {
        related: [{ resource: autoscaler, path: ['spec', 'minReplicas'], message: 'the smallest number of replicas' }],
      }),
    })
  },
})
