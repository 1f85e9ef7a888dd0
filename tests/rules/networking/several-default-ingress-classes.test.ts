import { testRule } from '../../helpers/rule-tester.ts'
import { ingressClass } from './manifests.ts'

testRule('several-default-ingress-classes', {
  valid: { 'one default class': ingressClass('a', true) + ingressClass('b') },
  invalid: {
    'two default classes': {
      yaml: ingressClass('a', true) + ingressClass('b', true),
      expect: ['metadata.annotations[ingressclass.kubernetes.io/is-default-class] ▸ "true"'],
      messages: [/^2 IngressClasses .* created last$/],
    },
    'two on an old server': {
      yaml: ingressClass('a', true) + ingressClass('b', true),
      kubernetes: '1.24',
      expect: ['metadata.annotations[ingressclass.kubernetes.io/is-default-class] ▸ "true"'],
      messages: [/refused/],
    },
  },
})
