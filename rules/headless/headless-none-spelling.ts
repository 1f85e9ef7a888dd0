import { defineRule } from '../../src/kit.ts'

/** Since dual-stack Services the server copies `clusterIP` into this field and judges it there. */
const LIST_SINCE = 20

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
      path: versions.to < LIST_SINCE ? ['spec', 'clusterIP'] : ['spec', 'clusterIPs', 0],
      at: ['spec', 'clusterIP'],
      message: `"${clusterIP}" is neither an IP address nor "None"`,
      hint: 'did you mean "None"?',
    })
  },
})
