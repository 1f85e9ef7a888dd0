import { clusterIPPath, defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A Service of type NodePort or LoadBalancer cannot be headless',
  severity: 'error',
  authority: 'api-server',
  on: 'Service',
  check(service, { versions, report }) {
    const { clusterIP, type } = service.spec ?? {}
    if (clusterIP !== 'None' || (type !== 'NodePort' && type !== 'LoadBalancer')) return
    report({
      path: clusterIPPath(versions),
      at: ['spec', 'clusterIP'],
      message: `a Service of type ${type} needs an address of its own, so \`clusterIP\` must not be "None"`,
      hint: 'use two Services: a headless one for the names of the pods, and this one for clients',
      related: [{ path: ['spec', 'type'], message: `type ${type}` }],
    })
  },
})
