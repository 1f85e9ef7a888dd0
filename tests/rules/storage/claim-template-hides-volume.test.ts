import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const spec = ['volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]']

testRule('claim-template-hides-volume', {
  valid: { 'other names': workload('StatefulSet', { spec, pod: ['volumes: [{name: a, emptyDir: {}}]'] }) },
  invalid: {
    'the same name': {
      yaml: workload('StatefulSet', { spec, pod: ['volumes: [{name: data, emptyDir: {}}]'] }),
      expect: ['spec.volumeClaimTemplates[0].metadata.name ▸ data'],
    },
  },
})
