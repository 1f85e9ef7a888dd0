import { testRule } from '../../helpers/rule-tester.ts'
import { claim, workload } from './manifests.ts'

const pod = ['volumes:', '  - name: d', '    persistentVolumeClaim: {claimName: data}']
const mount = ['volumeMounts: [{name: d, mountPath: /d}]']
const device = ['volumeDevices: [{name: d, devicePath: /dev/d}]']
const block = ['volumeMode: Block']
const templates = [
  'volumeClaimTemplates:',
  '  - metadata: {name: d}',
  '    spec: {volumeMode: Block, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
]

testRule('block-volume-mounted', {
  valid: {
    'a file system that is mounted': claim() + workload('Deployment', { pod, container: mount }),
    'a device that is a device': claim(block) + workload('Deployment', { pod, container: device }),
    'a claim that is elsewhere': workload('Deployment', { pod, container: device }),
  },
  invalid: {
    'a device that is mounted': {
      yaml: claim(block) + workload('Deployment', { pod, container: mount }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0] ▸ {name: d, mountPath: /d}'],
    },
    'a file system as a device': {
      yaml: claim() + workload('Deployment', { pod, container: device }),
      expect: ['spec.template.spec.containers[0].volumeDevices[0] ▸ {name: d, devicePath: /dev/d}'],
    },
    'a claim template': {
      yaml: workload('StatefulSet', { spec: templates, container: mount }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0] ▸ {name: d, mountPath: /d}'],
    },
  },
})
