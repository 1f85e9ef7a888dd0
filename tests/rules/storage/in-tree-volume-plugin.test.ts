import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass, volume, workload } from './manifests.ts'

testRule('in-tree-volume-plugin', {
  valid: {
    'a CSI driver': storageClass('fast', 'pd.csi.storage.gke.io'),
    'a type that was not deprecated yet': { yaml: storageClass('fast', 'kubernetes.io/gce-pd'), kubernetes: '1.16' },
    'a type that no longer works at all': volume(['rbd: {monitors: ["10.0.0.1"], image: data}']),
  },
  invalid: {
    'a class': {
      yaml: storageClass('fast', 'kubernetes.io/gce-pd'),
      expect: ['provisioner ▸ kubernetes.io/gce-pd'],
      messages: [/left Kubernetes in 1\.28: .* pd\.csi\.storage\.gke\.io/],
    },
    'a volume': {
      yaml: volume(['awsElasticBlockStore: {volumeID: vol-1}']),
      expect: ['spec.awsElasticBlockStore ▸ awsElasticBlockStore'],
    },
    'a pod template before the removal': {
      yaml: workload('Deployment', { pod: ['volumes:', '  - name: disk', '    gcePersistentDisk: {pdName: x}'] }),
      kubernetes: '1.24',
      expect: ['spec.template.spec.volumes[0].gcePersistentDisk ▸ gcePersistentDisk'],
      messages: [/deprecated since Kubernetes 1\.17 and leaves Kubernetes in 1\.28/],
    },
  },
})
