import { testRule } from '../../helpers/rule-tester.ts'
import { claim } from './manifests.ts'

testRule('incomplete-claim', {
  valid: {
    'a whole claim': claim(),
    'a value of the wrong type, which is said elsewhere': claim(['resources: {requests: {storage: []}}']),
    'a fraction of a byte': claim(['resources: {requests: {storage: 1m}}']),
  },
  invalid: {
    'no amount': { yaml: claim(['resources: {}']), expect: ['spec.resources[storage] ▸ resources'] },
    'a limit instead of a request': {
      yaml: claim(['resources: {limits: {storage: 1Gi}}']),
      expect: ['spec.resources[storage] ▸ resources'],
    },
    'nothing asked for': {
      yaml: claim(['resources: {requests: {storage: 0}}']),
      expect: ['spec.resources[storage] ▸ 0'],
    },
    'less than nothing': {
      yaml: claim(['resources: {requests: {storage: -1Gi}}']),
      expect: ['spec.resources[storage] ▸ -1Gi'],
    },
    'no mode in the list': { yaml: claim(['accessModes: []']), expect: ['spec.accessModes ▸ []'] },
  },
})
