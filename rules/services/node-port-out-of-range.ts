import { defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A node port must be one of those that the cluster gives to Services',
  severity: 'error',
  on: 'Service',
  options: {
    first: { type: 'number', minimum: 1, default: 30000, summary: 'the first port of `--service-node-port-range`' },
    last: { type: 'number', minimum: 1, default: 32767, summary: 'the last port of `--service-node-port-range`' },
  },
  check({ spec }: any, { options: { first, last }, report }) {
    const { type, ports, healthCheckNodePort } = spec ?? {}
    if (type !== 'NodePort' && type !== 'LoadBalancer') return
    const judge = (port: unknown, path: readonly (string | number)[]) => {
      if (typeof port !== 'number' || port === 0 || (port >= first && port <= last)) return
      report({
        path: [...path],
        message: `node port ${port} is not between ${first} and ${last}: the API server refuses the Service, unless \`--service-node-port-range\` says otherwise`,
        hint: 'leave it out, and a free one is chosen',
      })
    }
    for (const [{ nodePort }, index] of objectsOf<any>(ports)) judge(nodePort, ['spec', 'ports', index, 'nodePort'])
    judge(healthCheckNodePort, ['spec', 'healthCheckNodePort'])
  },
})
