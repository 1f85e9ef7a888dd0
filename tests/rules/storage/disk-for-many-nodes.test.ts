import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const many = 'accessModes: [ReadWriteOnce, ReadWriteMany]'
const ebs = 'csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}'

testRule('disk-for-many-nodes', {
  valid: {
    'one node': volume([ebs]),
    files: volume([many]),
    'a disk of each node': volume([many, 'csi: {driver: ebs.csi.aws.com, volumeHandle: "local-ebs://dev/xvdf"}']),
    'a raw device': volume([many, ebs, 'volumeMode: Block']),
    'a claim of a class that is elsewhere': claim([many, 'storageClassName: fast']),
    'a claim of a class for files': claim([many, 'storageClassName: files']) + storageClass('files', 'nfs.csi.k8s.io'),
  },
  invalid: {
    'a disk of a CSI driver': { yaml: volume([many, ebs]), expect: ['spec.accessModes[1] ▸ ReadWriteMany'] },
    'a disk of an in-tree type': {
      yaml: volume([many, 'gcePersistentDisk: {pdName: x}']),
      expect: ['spec.accessModes[1] ▸ ReadWriteMany'],
    },
    'a claim of a class for disks': {
      yaml: claim([many, 'storageClassName: fast']) + storageClass('fast'),
      expect: ['spec.accessModes[1] ▸ ReadWriteMany'],
    },
  },
})
