import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume } from './manifests.ts'

testRule('read-write-once-pod-not-alone', {
  valid: {
    'one pod': claim(['accessModes: [ReadWriteOncePod]']),
    'the mode twice': claim(['accessModes: [ReadWriteOncePod, ReadWriteOncePod]']),
    'other modes': volume(['accessModes: [ReadWriteOnce, ReadOnlyMany]']),
  },
  invalid: {
    'a claim': {
      yaml: claim(['accessModes: [ReadWriteOnce, ReadWriteOncePod]']),
      expect: ['spec.accessModes ▸ ReadWriteOncePod'],
    },
    'a volume': {
      yaml: volume(['accessModes: [ReadWriteOncePod, ReadOnlyMany]']),
      expect: ['spec.accessModes ▸ ReadWriteOncePod'],
    },
  },
})
