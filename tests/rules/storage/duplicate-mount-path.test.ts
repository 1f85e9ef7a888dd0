import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const pod = ['volumes: [{name: a, emptyDir: {}}]']
const mounts = (...paths: string[]) => ({
  pod,
  container: [`volumeMounts: [${paths.map((path) => `{name: a, mountPath: ${path}}`).join(', ')}]`],
})

testRule('duplicate-mount-path', {
  valid: {
    'two paths': workload('Deployment', mounts('/a', '/b')),
    'an empty entry': workload('Deployment', { container: ['volumeMounts: [null, {name: a, mountPath: /a}]'] }),
    'a StatefulSet on a server that does not look': {
      yaml: workload('StatefulSet', mounts('/a', '/a')),
      kubernetes: '1.33',
    },
    'a slash at the end': workload('Deployment', mounts('/a', '/a/')),
  },
  invalid: {
    'one path twice': {
      yaml: workload('Deployment', mounts('/a', '/b', '/a')),
      expect: ['spec.template.spec.containers[0].volumeMounts[2].mountPath ▸ /a'],
    },
  },
})
