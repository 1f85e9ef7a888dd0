import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume } from './manifests.ts'

const ref = 'claimRef: {namespace: default, name: data}'

testRule('pinned-volume-mismatch', {
  valid: {
    'a claim that names a volume that fits': claim(['storageClassName: ""', 'volumeName: pv']) + volume(),
    'a volume that names the claim, of another class': claim(['storageClassName: fast']) + volume([ref]),
    'both naming each other': claim(['volumeName: pv', 'resources: {requests: {storage: 9Gi}}']) + volume([ref]),
    'no name on either side':
      claim(['storageClassName: ""', 'resources: {requests: {storage: 2Gi}}']) +
      volume([], ['generateName: pv-']).replace('  name: pv\n', ''),
    'a volume that is not here': claim(['volumeName: elsewhere']) + volume(),
    'an omitted class, which another rule explains': claim(['volumeName: pv']) + volume(['storageClassName: manual']),
  },
  invalid: {
    'a named volume that is too small': {
      yaml: claim(['storageClassName: ""', 'volumeName: pv', 'resources: {requests: {storage: 2Gi}}']) + volume(),
      expect: ['spec.resources.requests[storage] ▸ 2Gi'],
      messages: [
        'the claim names PersistentVolume "pv" but cannot be bound to it: it holds 1Gi, the claim asks for 2Gi',
      ],
    },
    'a named volume of another class': {
      yaml: claim(['storageClassName: ""', 'volumeName: pv']) + volume(['storageClassName: manual']),
      expect: ['spec.storageClassName ▸ ""'],
    },
    'a named volume that is kept for another claim': {
      yaml: claim(['storageClassName: ""', 'volumeName: pv']) + volume(['claimRef: {namespace: default, name: other}']),
      expect: ['spec.volumeName ▸ pv'],
    },
    'a volume that names a claim with other modes': {
      yaml: claim(['accessModes: [ReadWriteMany]']) + volume([ref]),
      expect: ['spec.accessModes ▸ [ReadWriteMany]'],
      messages: [/^the claim is meant for PersistentVolume "pv"/],
    },
  },
})
