import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const at = (path: string, mount = '', pod: string[] = []) => ({
  pod: [`volumes: [{name: a, hostPath: {path: ${path}}}]`, ...pod],
  container: [`volumeMounts: [{name: a, mountPath: /a${mount}}]`],
})

testRule('host-path-data', {
  valid: {
    'files that are only read': workload('Deployment', at('/srv', ', readOnly: true')),
    'an agent on every node': workload('DaemonSet', at('/srv')),
    'the node itself': workload('Deployment', at('/var/run/docker.sock')) + workload('Deployment', at('/sys/fs')),
    'a given node': workload('Deployment', at('/srv', '', ['nodeName: a'])),
  },
  invalid: {
    'data on the node': {
      yaml: workload('Deployment', at('/srv/data')),
      expect: ['spec.template.spec.volumes[0].hostPath ▸ {path: /srv/data}'],
    },
  },
})
