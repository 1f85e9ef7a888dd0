import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const spec = ['volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]']

testRule('claims-outlive-statefulset', {
  valid: {
    'a policy': workload('StatefulSet', {
      spec: [...spec, 'persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain}'],
    }),
    'no claims': workload('StatefulSet'),
    'a server without policies': { yaml: workload('StatefulSet', { spec }), kubernetes: '1.26' },
  },
  invalid: {
    'no policy': {
      yaml: workload('StatefulSet', { spec }),
      expect: ['spec.persistentVolumeClaimRetentionPolicy ▸ spec'],
    },
  },
})
