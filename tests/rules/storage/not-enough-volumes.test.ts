import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume, workload } from './manifests.ts'

const none = 'storageClassName: ""'
const templates = [
  'replicas: 3',
  'volumeClaimTemplates:',
  '  - metadata: {name: data}',
  '    spec: {storageClassName: local, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
]
const local = ['storageClassName: local']

testRule('not-enough-volumes', {
  valid: {
    'one each': claim([none]) + claim([none], ['name: b']) + volume() + volume([], ['name: pv2']),
    'claims that are provisioned':
      claim(['storageClassName: fast']) +
      claim(['storageClassName: fast'], ['name: b']) +
      storageClass('fast') +
      volume(['storageClassName: fast']),
    'the same claim defined twice': claim([none]) + claim([none]) + volume(),
    'claims that fit nothing': claim([none, 'volumeMode: Block']) + volume(),
  },
  invalid: {
    'two claims for one volume': {
      yaml: claim([none]) + claim([none], ['name: b']) + volume(),
      expect: ['spec ▸ spec'],
      messages: [/^2 claims .* only 1 fits \("pv"\)/],
    },
    'three replicas for two volumes': {
      yaml:
        workload('StatefulSet', { spec: templates }) +
        storageClass('local', 'kubernetes.io/no-provisioner') +
        volume(local) +
        volume(local, ['name: pv2']),
      expect: ['spec.volumeClaimTemplates[0].spec ▸ spec'],
      messages: [/^3 claims .* only 2 fit/],
    },
  },
})
