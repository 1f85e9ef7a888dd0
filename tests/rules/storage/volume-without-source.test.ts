import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

testRule('volume-without-source', {
  valid: {
    'an empty folder that is meant': workload('Deployment', { pod: ['volumes: [{name: a, emptyDir: {}}]'] }),
    'a claim': workload('Deployment', { pod: ['volumes: [{name: a, persistentVolumeClaim: {claimName: b}}]'] }),
  },
  invalid: {
    'a name alone': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a}]'] }),
      expect: ['spec.template.spec.volumes[0] ▸ a'],
    },
    'a misspelt source': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a, emptyDIr: {}}]'] }),
      expect: ['spec.template.spec.volumes[0] ▸ emptyDIr'],
    },
  },
})
