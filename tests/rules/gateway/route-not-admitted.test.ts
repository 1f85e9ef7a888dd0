import { testRule } from '../../helpers/rule-tester.ts'
import { namespace } from '../networking/manifests.ts'
import { gateway, gatewayKind, httpRoute } from './manifests.ts'

const listener = (namespaces: string, protocol = 'HTTP') =>
  `{name: web, port: 80, protocol: ${protocol}, allowedRoutes: {namespaces: {${namespaces}}}}`
const route = httpRoute('r', 'namespace: infra', '', 'shop')
const selector = 'from: Selector, selector: {matchLabels: {team: a}}'
const at = 'spec.parentRefs[0].name ▸ g'

testRule('route-not-admitted', {
  valid: {
    'the same namespace': gateway(listener(''), 'infra') + httpRoute('r', '', '', 'infra'),
    'no namespaces': gateway(listener('')) + httpRoute('r', '', ''),
    'all namespaces': gateway(listener('from: All'), 'infra') + route,
    'a namespace with the labels': namespace('shop', 'team: a') + gateway(listener(selector), 'infra') + route,
    'a namespace that is not here': gateway(listener(selector), 'infra') + route,
    'one of the listeners': gateway(`${listener('')}, ${listener('from: All')}`, 'infra') + route,
    'kinds of its own':
      gateway('{name: a, port: 80, protocol: TCP, allowedRoutes: {kinds: [{kind: HTTPRoute}]}}') +
      httpRoute('r', '', ''),
    'a protocol of its own': gateway(listener('', 'example.com/h')) + httpRoute('r', '', ''),
  },
  invalid: {
    'another namespace': {
      yaml: gateway(listener(''), 'infra') + route,
      expect: [at],
      messages: [
        'Gateway "g" does not take this HTTPRoute: listener "web" takes routes of its own namespace "infra" only',
      ],
    },
    'a namespace without the labels': {
      yaml: namespace('shop', 'team: b') + gateway(listener(selector), 'infra') + route,
      expect: [at],
      messages: [/namespace "shop" has not the labels/],
    },
    'no namespace at all': { yaml: gateway(listener('from: None'), 'infra') + route, expect: [at] },
    'another protocol': {
      yaml: gateway(listener('', 'TCP')) + httpRoute('r', '', ''),
      expect: [at],
      messages: [/speaks TCP and takes TCPRoute only/],
    },
    'a route for TLS': {
      yaml: gateway(listener('')) + gatewayKind('TLSRoute', 'r', 'parentRefs: [{name: g}]', '', 'v1alpha2'),
      expect: [at],
    },
  },
})
