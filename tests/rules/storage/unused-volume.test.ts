import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const pod = ['volumes: [{name: a, emptyDir: {}}]']

testRule('unused-volume', {
  valid: {
    'a volume that is mounted': workload('Deployment', {
      pod,
      container: ['volumeMounts: [{name: a, mountPath: /a}]'],
    }),
    'a device': workload('Deployment', { pod, container: ['volumeDevices: [{name: a, devicePath: /a}]'] }),
    'a volume of an init container': workload('Deployment', {
      pod: [...pod, 'initContainers: [{name: i, image: i, volumeMounts: [{name: a, mountPath: /a}]}]'],
    }),
  },
  invalid: {
    'a volume that nobody mounts': {
      yaml: workload('Deployment', { pod }),
      expect: ['spec.template.spec.volumes[0].name ▸ a'],
    },
  },
})
