import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const at = (path: string, source = 'configMap: {name: a}', more = '') => ({
  pod: [`volumes: [{name: a, ${source}}]`],
  container: [`volumeMounts: [{name: a, mountPath: ${path}${more}}]`],
})

testRule('mount-hides-folder', {
  valid: {
    'a folder of its own': workload('Deployment', at('/etc/app')),
    'a single file': workload('Deployment', at('/etc', 'configMap: {name: a}', ', subPath: hosts')),
    'the folder of the node': workload('DaemonSet', at('/etc', 'hostPath: {path: /etc}')),
    'what an init container puts there': workload('Deployment', {
      ...at('/usr/local/bin', 'emptyDir: {}'),
      pod: [
        'volumes: [{name: a, emptyDir: {}}]',
        'initContainers: [{name: copy, image: tools, volumeMounts: [{name: a, mountPath: /to}]}]',
      ],
    }),
  },
  invalid: {
    'an init container that has other volumes': {
      yaml: workload('Deployment', {
        ...at('/usr/local/bin', 'emptyDir: {}'),
        pod: [
          'volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}]',
          'initContainers: [{name: copy, image: tools, volumeMounts: [{name: b, mountPath: /to}]}]',
        ],
      }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /usr/local/bin'],
    },
    'a system folder': {
      yaml: workload('Deployment', at('/etc')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /etc'],
    },
    'a slash at the end': {
      yaml: workload('Deployment', at('/usr/bin/')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /usr/bin/'],
    },
  },
})
