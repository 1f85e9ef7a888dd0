import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'externalTrafficPolicy is only for Services that can be reached from outside',
  severity: 'error',
  authority: 'api-server',
  on: 'Service',
  check({ spec }, { report }) {
    const { type = 'ClusterIP', externalTrafficPolicy: policy, externalIPs = [], clusterIP } = spec ?? {}
    if ((policy !== 'Cluster' && policy !== 'Local') || externalIPs.length > 0) return
    if (type !== 'ClusterIP' && type !== 'ExternalName') return
    const kind = clusterIP === 'None' ? 'a headless Service' : `a Service of type ${type}`
    report({
      path: ['spec', 'externalTrafficPolicy'],
      message: `${kind} is not reached from outside, so \`externalTrafficPolicy\` must not be set`,
      hint:
        type === 'ClusterIP'
          ? 'remove it; for traffic within the cluster there is `internalTrafficPolicy`'
          : 'remove it',
    })
  },
})
