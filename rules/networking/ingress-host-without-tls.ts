import { coversHost, defineRule, ingressesOf, ruleHosts, tlsHosts } from '../../src/kit.ts'

export default defineRule({
  summary: 'Where some hosts of an Ingress have TLS, the others mostly need it too',
  severity: 'warning',
  unit: true,
  on: 'Ingress',
  check(ingress, { unit, report }) {
    const secured = tlsHosts(ingress)
    if (secured.length === 0) return
    const isSecured = (host: string) => secured.some((each) => coversHost(each.host, host))
    const hosts = ruleHosts(ingress)
    if (!hosts.some(({ host }) => host !== '' && isSecured(host))) return
    for (const { host, at } of hosts) {
      if (host === '' || isSecured(host) || ingressesOf(unit).tlsHosts.has(host)) continue
      report({
        path: at,
        message: `host "${host}" is in no TLS entry, unlike other hosts of this Ingress: over https it is answered with a certificate for another name, which browsers refuse`,
        hint: 'add it to the `hosts` of a TLS entry',
        related: [
          {
            path: ['spec', 'tls'],
            message: `TLS for ${secured
              .map((each) => each.host)
              .slice(0, 5)
              .join(', ')}`,
          },
        ],
      })
    }
  },
})
