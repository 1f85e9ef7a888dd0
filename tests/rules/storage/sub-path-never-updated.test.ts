import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const at = (source: string, more = '') => ({
  pod: [`volumes: [{name: a, ${source}}]`],
  container: [`volumeMounts: [{name: a, mountPath: /a${more}}]`],
})

testRule('sub-path-never-updated', {
  valid: {
    'a whole volume': workload('Deployment', at('configMap: {name: b}')),
    'a folder of a claim': workload('Deployment', at('persistentVolumeClaim: {claimName: b}', ', subPath: c')),
  },
  invalid: {
    'a file of a ConfigMap': {
      yaml: workload('Deployment', at('configMap: {name: b}', ', subPath: c')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].subPath ▸ c'],
    },
    'a file of a Secret': {
      yaml: workload('Deployment', at('secret: {secretName: b}', ', subPath: c')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].subPath ▸ c'],
      messages: [/^a change of the Secret/],
    },
  },
})
