import { testRule } from '../../helpers/rule-tester.ts'
import { service } from './manifests.ts'

testRule('headless-none-spelling', {
  valid: {
    'the right word': service('clusterIP: None'),
    nothing: service('clusterIP: ""'),
    'an address': service('clusterIP: 10.0.0.7'),
    'a null, which is nothing': service('clusterIP: null'),
  },
  invalid: {
    'a small letter': { yaml: service('clusterIP: none'), expect: ['spec.clusterIPs[0] ▸ none'] },
    'capitals before dual-stack Services': {
      yaml: service('clusterIP: NONE'),
      kubernetes: '1.18',
      expect: ['spec.clusterIP ▸ NONE'],
    },
  },
})
