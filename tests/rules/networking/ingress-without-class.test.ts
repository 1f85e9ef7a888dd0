import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, ingressClass, route } from './manifests.ts'

const rules = `rules: [${route('', '/', 'a')}]`

testRule('ingress-without-class', {
  valid: {
    'one class': ingressClass('a') + ingress('i', [rules]),
    'a default class': ingressClass('a', true) + ingressClass('b') + ingress('i', [rules]),
    'a class': ingressClass('a') + ingressClass('b') + ingress('i', ['ingressClassName: c', rules]),
    'a class in the annotation':
      ingressClass('a') + ingressClass('b') + ingress('i', [rules], 'annotations: {kubernetes.io/ingress.class: a}'),
  },
  invalid: {
    'two classes': {
      yaml: ingressClass('b') + ingressClass('a') + ingress('i', [rules]),
      expect: ['spec.ingressClassName ▸ spec'],
      messages: [/IngressClasses "a", "b" is the default/],
    },
  },
})
