import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const lines = ['storageClassName: fast', 'selector: {matchLabels: {a: b}}']

testRule('claim-selector-with-provisioner', {
  valid: {
    'no selector': claim(['storageClassName: fast']) + storageClass('fast'),
    'a class without provisioner': claim(lines) + storageClass('fast', 'kubernetes.io/no-provisioner'),
    'a volume with the labels':
      claim(lines) + storageClass('fast') + volume(['storageClassName: fast'], ['labels: {a: b}']),
  },
  invalid: {
    'a class that makes volumes': {
      yaml: claim(lines) + storageClass('fast'),
      expect: ['spec.selector ▸ {matchLabels: {a: b}}'],
    },
  },
})
