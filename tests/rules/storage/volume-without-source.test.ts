import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

testRule('volume-without-source', {
  valid: {
    'an empty folder that is meant': workload('Deployment', { pod: ['volumes: [{name: a, emptyDir: {}}]'] }),
    'a misspelt source, for which the server refuses it': workload('Deployment', {
      pod: ['volumes: [{name: a, hostpath: {path: /data}}]'],
    }),
    'a source of the wrong type': workload('Deployment', { pod: ['volumes: [{name: a, hostPath: /data}]'] }),
    'a source of the wrong type in a Pod': `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: nginx}], volumes: [{name: a, emptyDir: 3}]}
`,
    'a claim': workload('Deployment', { pod: ['volumes: [{name: a, persistentVolumeClaim: {claimName: b}}]'] }),
  },
  invalid: {
    'a name alone': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a}]'] }),
      expect: ['spec.template.spec.volumes[0] ▸ a'],
    },
    'a source that is null': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a, emptyDir: }]'] }),
      expect: ['spec.template.spec.volumes[0] ▸ a'],
    },
  },
})
