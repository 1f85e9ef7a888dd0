import { testRule } from '../../helpers/rule-tester.ts'
import { volume } from './manifests.ts'

const affinity = 'nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}'

testRule('local-volume-without-node-affinity', {
  valid: { 'other storage': volume(), 'a given node': volume(['local: {path: /mnt}', affinity]) },
  invalid: {
    'no affinity': { yaml: volume(['local: {path: /mnt}']), expect: ['spec.nodeAffinity ▸ spec'] },
    'an empty affinity': {
      yaml: volume(['local: {path: /mnt}', 'nodeAffinity: {}']),
      expect: ['spec.nodeAffinity.required ▸ nodeAffinity'],
    },
  },
})
