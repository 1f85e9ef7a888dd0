import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

testRule('unknown-storage-class', {
  valid: {
    'a class that is here': claim(['storageClassName: fast-ssd']) + storageClass('fast-ssd'),
    'a class that only a volume has': claim(['storageClassName: manual']) + volume(['storageClassName: manual']),
    'a class that is elsewhere': claim(['storageClassName: gold']) + storageClass('fast-ssd'),
    'classes that differ by a number': claim(['storageClassName: tier-1']) + storageClass('tier-2'),
    'no class and an empty class': claim() + claim(['storageClassName: ""'], ['name: b']) + storageClass('fast-ssd'),
  },
  invalid: {
    'a swapped letter': {
      yaml: claim(['storageClassName: fast-sdd']) + storageClass('fast-ssd'),
      expect: ['spec.storageClassName ▸ fast-sdd'],
    },
    'the class of a volume, misspelt': {
      yaml: claim(['storageClassName: manaul']) + volume(['storageClassName: manual']),
      expect: ['spec.storageClassName ▸ manaul'],
    },
  },
})
