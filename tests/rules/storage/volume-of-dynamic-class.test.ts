import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const fast = 'storageClassName: fast'

testRule('volume-of-dynamic-class', {
  valid: {
    'a class without provisioner': volume([fast]) + storageClass('fast', 'kubernetes.io/no-provisioner'),
    'a class that is elsewhere': volume([fast]),
    'a volume that is kept for a claim':
      volume([fast, 'claimRef: {namespace: default, name: data}']) + storageClass('fast'),
    'a volume that a claim names': volume([fast]) + claim([fast, 'volumeName: pv']) + storageClass('fast'),
    'a volume that was provisioned and exported':
      volume([fast], ['annotations: {pv.kubernetes.io/provisioned-by: ebs.csi.aws.com}']) + storageClass('fast'),
  },
  invalid: {
    'a volume of a class that makes volumes': {
      yaml: volume([fast]) + storageClass('fast'),
      expect: ['spec.storageClassName ▸ fast'],
    },
  },
})
