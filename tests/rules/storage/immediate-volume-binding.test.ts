import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass, volume } from './manifests.ts'

const NONE = 'kubernetes.io/no-provisioner'
const affinity = 'nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}'

testRule('immediate-volume-binding', {
  valid: {
    'waiting for the pod': storageClass('fast', 'ebs.csi.aws.com', ['volumeBindingMode: WaitForFirstConsumer']),
    'storage that is everywhere': storageClass('files', 'nfs.csi.k8s.io'),
    'zones that are given': storageClass('fast', 'ebs.csi.aws.com', ['allowedTopologies: []']),
    'volumes on the network': storageClass('manual', NONE) + volume(['storageClassName: manual']),
  },
  invalid: {
    'disks of one zone': { yaml: storageClass('fast'), expect: ['volumeBindingMode ▸ ebs.csi.aws.com'] },
    'Immediate in so many words': {
      yaml: storageClass('fast', 'kubernetes.io/gce-pd', ['volumeBindingMode: Immediate']),
      expect: ['volumeBindingMode ▸ Immediate'],
    },
    'volumes of one node': {
      yaml: storageClass('local', NONE) + volume(['storageClassName: local', 'local: {path: /mnt}', affinity]),
      expect: ['volumeBindingMode ▸ kubernetes.io/no-provisioner'],
      messages: [/on a node/],
    },
  },
})
