import { testRule } from '../../helpers/rule-tester.ts'
import { service } from '../networking/manifests.ts'
import { gateway, gatewayKind, httpRoute } from './manifests.ts'

const route = httpRoute('r', '', 'rules: [{backendRefs: [{name: pay, namespace: pay, port: 80}]}]', 'shop')
const pay = service('pay', '{port: 80}', 'namespace: pay')
const grant = (from: string, to: string, namespace = 'pay') =>
  gatewayKind('ReferenceGrant', 'a', `from: [${from}], to: [${to}]`, namespace, 'v1beta1')
const shop = '{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}'
const secret = `---
apiVersion: v1
kind: Secret
metadata: {name: t, namespace: certs}
type: kubernetes.io/tls
`
const g = gateway(
  '{name: a, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: t, namespace: certs}]}}',
  'infra',
)
const at = 'spec.rules[0].backendRefs[0].name ▸ pay'

testRule('reference-grant-missing', {
  valid: {
    'a grant': route + pay + grant(shop, '{group: "", kind: Service}'),
    'a grant for the name': route + pay + grant(shop, '{kind: Service, name: pay}'),
    'the own namespace':
      route.replaceAll('namespace: pay', 'namespace: shop') + service('pay', '{port: 80}', 'namespace: shop'),
    'a Service that is not here': route,
    'a route without a namespace': route.replace('namespace: shop', '') + pay,
  },
  invalid: {
    'no grant': {
      yaml: route + pay,
      expect: [at],
      messages: [/^no ReferenceGrant in namespace "pay" lets a HTTPRoute of namespace "shop" use Service "pay"/],
    },
    'a grant for another kind': { yaml: route + pay + grant(shop, '{kind: Secret}'), expect: [at] },
    'a grant for another name': { yaml: route + pay + grant(shop, '{kind: Service, name: x}'), expect: [at] },
    'a grant for another namespace': {
      yaml: route + pay + grant(shop.replace('shop', 'x'), '{kind: Service}'),
      expect: [at],
    },
    'a grant in the wrong namespace': { yaml: route + pay + grant(shop, '{kind: Service}', 'shop'), expect: [at] },
    'a grant that is empty': { yaml: route + pay + grant('a', ''), expect: [at] },
    'a certificate': {
      yaml: g + secret,
      expect: ['spec.listeners[0].tls.certificateRefs[0].name ▸ t'],
      messages: [/the listener is not served$/],
    },
  },
})
