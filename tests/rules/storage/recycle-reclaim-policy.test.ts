import { testRule } from '../../helpers/rule-tester.ts'
import { volume } from './manifests.ts'

const recycle = 'persistentVolumeReclaimPolicy: Recycle'

testRule('recycle-reclaim-policy', {
  valid: { Retain: volume(['persistentVolumeReclaimPolicy: Retain']), 'no policy': volume() },
  invalid: {
    'an NFS volume': {
      yaml: volume([recycle]),
      expect: ['spec.persistentVolumeReclaimPolicy ▸ Recycle'],
      messages: [/deletes all files/],
    },
    'a volume that nothing recycles': {
      yaml: volume([recycle, 'csi: {driver: x.example.com, volumeHandle: y}']),
      expect: ['spec.persistentVolumeReclaimPolicy ▸ Recycle'],
      messages: [/does nothing for a `csi` volume/],
    },
  },
})
