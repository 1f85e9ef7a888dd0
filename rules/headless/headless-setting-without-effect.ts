import { defineRule, isHeadless } from '../../src/kit.ts'

/** Fields that only work on the address that a headless Service does not have, with the values that ask for nothing. */
const SETTINGS: readonly [field: string, idle: string][] = [
  ['sessionAffinity', 'None'],
  ['internalTrafficPolicy', 'Cluster'],
  ['loadBalancerIP', ''],
  ['externalIPs', ''],
  ['trafficDistribution', ''],
]

export default defineRule({
  summary: 'Settings for the address of a Service have no effect on a headless one',
  severity: 'warning',
  on: 'Service',
  check(service: any, { report }) {
    if (!isHeadless(service)) return
    for (const [field, idle] of SETTINGS) {
      const value = service.spec[field]
      if (value === undefined || value === '' || value === idle || value.length === 0) continue
      report({
        path: ['spec', field],
        message: `\`${field}\` has no effect: the Service is headless, clients connect to the pods directly`,
        related: [{ path: ['spec', 'clusterIP'], message: 'headless' }],
      })
    }
  },
})
