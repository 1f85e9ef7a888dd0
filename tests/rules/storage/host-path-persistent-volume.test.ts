import { testRule } from '../../helpers/rule-tester.ts'
import { volume } from './manifests.ts'

const affinity = 'nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}'

testRule('host-path-persistent-volume', {
  valid: { 'other storage': volume(), 'a path on a given node': volume(['hostPath: {path: /mnt}', affinity]) },
  invalid: {
    'a path on any node': { yaml: volume(['hostPath: {path: /mnt}']), expect: ['spec.hostPath ▸ {path: /mnt}'] },
  },
})
