import { testRule } from '../../helpers/rule-tester.ts'
import { statefulSet } from './manifests.ts'

testRule('statefulset-name-length', {
  valid: { '52 characters': statefulSet('serviceName: db', 'app: db', 'x'.repeat(52)) },
  invalid: {
    '53 characters': {
      yaml: statefulSet('serviceName: db', 'app: db', 'x'.repeat(53)),
      expect: [`metadata.name ▸ ${'x'.repeat(53)}`],
      messages: [/^the name has 53 characters/],
    },
  },
})
