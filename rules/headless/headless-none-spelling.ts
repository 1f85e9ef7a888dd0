import { clusterIPPath, defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A headless Service is written `clusterIP: None`, with a capital N',
  severity: 'error',
  authority: 'api-server',
  on: 'Service',
  check(service, { versions, report }) {
    const { clusterIP, clusterIPs, type } = service.spec ?? {}
    if (clusterIP === undefined || clusterIP === 'None' || !/^none$/i.test(clusterIP)) return
    if (clusterIPs !== undefined || type === 'ExternalName') return
    report({
      path: clusterIPPath(versions),
      at: ['spec', 'clusterIP'],
      message: `"${clusterIP}" is neither an IP address nor "None"`,
      hint: 'did you mean "None"?',
    })
  },
})
