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
  },
  invalid: {
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
