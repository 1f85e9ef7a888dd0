import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const none = 'storageClassName: ""'

testRule('claim-class-empty', {
  valid: {
    'a volume in sight': claim([none]) + storageClass('fast') + volume(),
    'no classes in sight': claim([none]),
    'a volume that is named': claim([none, 'volumeName: elsewhere']) + storageClass('fast'),
    'no class at all': claim() + storageClass('fast'),
  },
  invalid: {
    'classes but no volumes': { yaml: claim([none]) + storageClass('fast'), expect: ['spec.storageClassName ▸ ""'] },
  },
})
