import { testRule } from '../../helpers/rule-tester.ts'
import { gateway, httpRoute } from './manifests.ts'

const g = gateway('{name: a, port: 80, protocol: HTTP}, {name: b, port: 81, protocol: HTTP}')
const route = (name: string, match: string, parent = '', host = 'h.example') =>
  httpRoute(name, parent, `hostnames: [${host}], rules: [{matches: [${match}]}]`)

testRule('route-conflict', {
  valid: {
    'two paths': g + route('r', '{path: {value: /a}}, {path: {value: /b}}'),
    'two hosts': g + route('r', '{path: {value: /a}}') + route('s', '{path: {value: /a}}', '', 'i.example'),
    'two listeners': g + route('r', '{}', 'sectionName: a') + route('s', '{}', 'sectionName: b'),
    'a header more': g + route('r', '{}') + route('s', '{headers: [{name: x, value: "1"}]}'),
    'an exact path': g + route('r', '{path: {value: /a}}, {path: {type: Exact, value: /a}}'),
    'two methods': g + route('r', '{method: GET}, {method: POST}'),
    'a Gateway that is not here': route('r', '{}') + route('s', '{}'),
    'rules that are none': g + httpRoute('r', '', 'rules: [a, {matches: [b, {headers: c, path: d}]}]'),
  },
  invalid: {
    'two routes': {
      yaml: g + route('r', '{path: {value: /a}}') + route('s', '{path: {type: PathPrefix, value: /a}}'),
      expect: ['spec.rules[0].matches[0] ▸ {path: {type: PathPrefix, value: /a}}'],
      messages: [
        'host "h.example" with PathPrefix "/a" is already matched by HTTPRoute "r" at the same listener: the older of the two gets all requests',
      ],
    },
    'one route twice': {
      yaml: g + route('r', '{method: GET}, {method: GET, path: {value: /}}'),
      expect: ['spec.rules[0].matches[1] ▸ {method: GET, path: {value: /}}'],
    },
    'no matches': {
      yaml: g + httpRoute('r', '', 'rules: [{}]') + httpRoute('s', '', 'rules: [{}]'),
      expect: ['spec.rules[0] ▸ {}'],
    },
    'headers in another order': {
      yaml:
        g +
        route('r', '{headers: [{name: X, value: "1"}, {name: z, value: "2"}]}') +
        route('s', '{headers: [{name: z, value: "2"}, {name: x, value: "1"}]}'),
      expect: ['spec.rules[0].matches[0] ▸ {headers: [{name: z, value: "2"}, {name: x, value: "1"}]}'],
    },
  },
})
