import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass } from './manifests.ts'

testRule('storage-class-elsewhere', {
  valid: {
    'a class that is here': claim(['storageClassName: fast']) + storageClass('fast'),
    'no classes here': claim(['storageClassName: fast']),
    'no class named': claim() + claim(['storageClassName: ""'], ['name: b']) + storageClass('fast'),
    'a misspelt class, which another rule finds': claim(['storageClassName: fsat']) + storageClass('fast'),
  },
  invalid: {
    'another class': {
      yaml: claim(['storageClassName: archive']) + storageClass('fast'),
      expect: ['spec.storageClassName ▸ archive'],
    },
  },
})
