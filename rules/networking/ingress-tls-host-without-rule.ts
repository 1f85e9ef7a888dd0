import { coversHost, defineRule, didYouMean, ingressesOf, isSlip, ruleHosts, tlsHosts } from '../../src/kit.ts'

const REDIRECT = 'nginx.ingress.kubernetes.io/from-to-www-redirect'

export default defineRule({
  summary: 'A host of a TLS entry must be a host of the rules',
  severity: 'warning',
  unit: true,
  on: 'Ingress',
  check(ingress, { unit, report }) {
    const rules = ruleHosts(ingress).map(({ host }) => host)
    if (rules.length === 0 || rules.includes('') || ingress.spec?.defaultBackend !== undefined) return
    if (ingress.metadata?.annotations?.[REDIRECT] === 'true') return
    for (const { host, at } of tlsHosts(ingress)) {
      if (rules.some((rule) => coversHost(host, rule))) continue
      if (ingressesOf(unit).byHost.has(host)) continue
      const meant = rules.find((rule) => isSlip(rule, host))
      report({
        path: at,
        message: `no rule is about host "${host}": a certificate is kept for it, but requests are not led anywhere`,
        why: 'the hosts of the rules are served with the certificate of another entry, or with that of the controller, which browsers refuse',
        ...didYouMean(meant),
        related: [{ path: ['spec', 'rules'], message: `rules for ${rules.slice(0, 5).join(', ')}` }],
      })
    }
  },
})
