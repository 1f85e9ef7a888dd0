import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume, workload } from './manifests.ts'

const template = (name: string) => [
  'volumeClaimTemplates:',
  '  - metadata: {name: data}',
  `    spec: {storageClassName: ${name}, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}`,
]

testRule('invalid-class-name', {
  valid: {
    'a name': claim(['storageClassName: fast.ssd-1']),
    'no class': claim(['storageClassName: ""']) + volume(),
    'a template on a server that does not look': {
      yaml: workload('StatefulSet', { spec: template('Fast') }),
      kubernetes: '1.30',
    },
  },
  invalid: {
    'typographic quotes': { yaml: claim(['storageClassName: “”']), expect: ['spec.storageClassName ▸ “”'] },
    capitals: { yaml: volume(['storageClassName: Fast']), expect: ['spec.storageClassName ▸ Fast'] },
    'a slash': { yaml: claim(['storageClassName: a/b']), expect: ['spec.storageClassName ▸ a/b'] },
    'a claim template': {
      yaml: workload('StatefulSet', { spec: template('Fast') }),
      expect: ['spec.volumeClaimTemplates[0].spec.storageClassName ▸ Fast'],
    },
  },
})
