import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass, volume, workload } from './manifests.ts'

const rbd = 'rbd: {monitors: ["10.0.0.1"], image: data}'

testRule('removed-volume-plugin', {
  valid: {
    'a CSI volume': volume(['csi: {driver: rbd.csi.ceph.com, volumeHandle: data}']),
    'a type that still worked then': { yaml: volume([rbd]), kubernetes: '1.30' },
    'a type that a driver took over': storageClass('fast', 'kubernetes.io/gce-pd'),
  },
  invalid: {
    'a volume': { yaml: volume([rbd]), expect: ['spec.rbd ▸ rbd'], messages: [/since Kubernetes 1\.31/] },
    'a range that reaches the removal': { yaml: volume([rbd]), kubernetes: '1.28-1.31', expect: ['spec.rbd ▸ rbd'] },
    'a pod template': {
      yaml: workload('Deployment', { pod: ['volumes:', '  - name: code', '    gitRepo: {repository: x}'] }),
      expect: ['spec.template.spec.volumes[0].gitRepo ▸ gitRepo'],
    },
    'a class': {
      yaml: storageClass('g', 'kubernetes.io/glusterfs'),
      expect: ['provisioner ▸ kubernetes.io/glusterfs'],
    },
  },
})
