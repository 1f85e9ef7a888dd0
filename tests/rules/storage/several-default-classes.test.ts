import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass } from './manifests.ts'

const mark = (value: string, beta = '') => [
  `annotations: {storageclass.${beta}kubernetes.io/is-default-class: "${value}"}`,
]

testRule('several-default-classes', {
  valid: {
    'one default class': storageClass('a', 'x', [], mark('true')) + storageClass('b'),
    'a class that is marked as no default':
      storageClass('a', 'x', [], mark('true')) + storageClass('b', 'x', [], mark('false')),
  },
  invalid: {
    'two default classes': {
      yaml: storageClass('a', 'x', [], mark('true')) + storageClass('b', 'x', [], mark('true')),
      expect: ['metadata.annotations[storageclass.kubernetes.io/is-default-class] ▸ "true"'],
      messages: [/^2 StorageClasses .* created last$/],
    },
    'the old annotation, on an old server': {
      yaml: storageClass('a', 'x', [], mark('true')) + storageClass('b', 'x', [], mark('true', 'beta.')),
      kubernetes: '1.24',
      expect: ['metadata.annotations[storageclass.beta.kubernetes.io/is-default-class] ▸ "true"'],
      messages: [/refused/],
    },
  },
})
