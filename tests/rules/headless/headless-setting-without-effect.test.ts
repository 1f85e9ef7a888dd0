import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service } from './manifests.ts'

testRule('headless-setting-without-effect', {
  valid: {
    'no such setting': service(headless),
    'the values that ask for nothing': service(`${headless}, sessionAffinity: None, internalTrafficPolicy: Cluster`),
    'a Service with an address': service('ports: [{port: 80}], sessionAffinity: ClientIP'),
  },
  invalid: {
    affinity: { yaml: service(`${headless}, sessionAffinity: ClientIP`), expect: ['spec.sessionAffinity ▸ ClientIP'] },
    'several of them': {
      yaml: service(`${headless}, internalTrafficPolicy: Local, externalIPs: [192.0.2.1]`),
      expect: ['spec.internalTrafficPolicy ▸ Local', 'spec.externalIPs ▸ [192.0.2.1]'],
    },
  },
})
