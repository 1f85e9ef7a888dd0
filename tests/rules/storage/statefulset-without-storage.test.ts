import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

testRule('statefulset-without-storage', {
  valid: {
    'claim templates': workload('StatefulSet', {
      spec: ['volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]'],
    }),
    'a claim': workload('StatefulSet', { pod: ['volumes: [{name: a, persistentVolumeClaim: {claimName: b}}]'] }),
    'another kind': workload('Deployment'),
    'nothing that could be written': workload('StatefulSet', {
      container: ['securityContext: {readOnlyRootFilesystem: true}'],
    }),
  },
  invalid: {
    'no volumes': { yaml: workload('StatefulSet'), expect: ['spec.volumeClaimTemplates ▸ spec'] },
    'no containers yet': {
      yaml: '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, replicas: 3}}',
      expect: ['spec.volumeClaimTemplates ▸ spec'],
    },
    'a volume that is all that can be written': {
      yaml: workload('StatefulSet', {
        container: ['securityContext: {readOnlyRootFilesystem: true}'],
        pod: ['volumes: [{name: a, emptyDir: {}}]'],
      }),
      expect: ['spec.volumeClaimTemplates ▸ spec'],
    },
    'volumes that go with the pod': {
      yaml: workload('StatefulSet', { pod: ['volumes: [{name: a, emptyDir: {}}, {name: b, configMap: {name: c}}]'] }),
      expect: ['spec.volumeClaimTemplates ▸ spec'],
    },
  },
})
