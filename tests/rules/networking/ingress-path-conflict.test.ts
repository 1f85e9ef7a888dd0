import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, ingressClass, route } from './manifests.ts'

const rules = (...routes: string[]) => `rules: [${routes.join(', ')}]`
const nginx = 'ingressClassName: nginx'

testRule('ingress-path-conflict', {
  valid: {
    'two paths':
      ingress('a', [nginx, rules(route('h.example', '/a', 'a'))]) +
      ingress('b', [nginx, rules(route('h.example', '/b', 'b'))]),
    'two hosts': ingress('a', [nginx, rules(route('h.example', '/', 'a'), route('i.example', '/', 'b'))]),
    'two classes':
      ingress('a', [nginx, rules(route('h.example', '/', 'a'))]) +
      ingress('b', ['ingressClassName: other', rules(route('h.example', '/', 'b'))]),
    'an exact path beside a prefix': ingress('a', [
      nginx,
      rules(route('h.example', '/', 'a'), route('h.example', '/', 'b', 'Exact')),
    ]),
    'the same backend':
      ingress('a', [nginx, rules(route('h.example', '/', 'a'))]) +
      ingress('b', [nginx, rules(route('h.example', '/', 'a'))]),
    'a canary':
      ingress('a', [nginx, rules(route('h.example', '/', 'a'))]) +
      ingress(
        'b',
        [nginx, rules(route('h.example', '/', 'b'))],
        'annotations: {nginx.ingress.kubernetes.io/canary: "true"}',
      ),
    'a load balancer for each': ['a', 'b']
      .map((name) => ingress(name, ['ingressClassName: alb', rules(route('', '/', name))]))
      .join(''),
    'no host and no class': ['a', 'b'].map((name) => ingress(name, [rules(route('', '/', name))])).join(''),
    'one for each environment': ['dev', 'prod']
      .map((space) => ingress('a', [nginx, rules(route('h.example', '/', 'a'))], `namespace: ${space}`))
      .join(''),
    'paths that are none': ingress('a', [nginx, 'rules: [a, {http: {paths: [b, {}]}}]']),
  },
  invalid: {
    'two Ingresses': {
      yaml:
        ingress('a', [nginx, rules(route('h.example', '/x', 'a'))]) +
        ingress('b', [nginx, rules(route('h.example', '/x/', 'b'))]),
      expect: ['spec.rules[0].http.paths[0] ▸ /x/'],
      messages: [/^host "h.example" with path "\/x" already leads to Service "a" port 80 in Ingress "a"/],
    },
    'one Ingress twice': {
      yaml: ingress('a', [rules(route('h.example', '/x', 'a'), route('h.example', '/x', 'b'))]),
      expect: ['spec.rules[1].http.paths[0] ▸ /x'],
    },
    'the default class': {
      yaml:
        ingressClass('nginx', true) +
        ingress('a', [nginx, rules(route('', '/', 'a'))]) +
        ingress('b', [rules(route('', '/', 'b'))]),
      expect: ['spec.rules[0].http.paths[0] ▸ /'],
      messages: [/^path "\/" already/],
    },
    'other namespaces': {
      yaml:
        ingress('a', [nginx, rules(route('h.example', '/', 'web'))], 'namespace: one') +
        ingress('b', [nginx, rules(route('h.example', '/', 'web'))], 'namespace: two'),
      expect: ['spec.rules[0].http.paths[0] ▸ /'],
    },
  },
})
