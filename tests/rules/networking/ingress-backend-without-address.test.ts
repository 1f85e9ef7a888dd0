import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, route, service } from './manifests.ts'

const entry = ingress('i', [`rules: [${route('h.example', '/', 'web')}]`])
const at = 'spec.rules[0].http.paths[0].backend.service.name ▸ web'

testRule('ingress-backend-without-address', {
  valid: {
    'an address': entry + service('web'),
    'a Service that is not here': entry,
    'no Ingress': service('web', undefined, '', 'clusterIP: None'),
  },
  invalid: {
    'a headless Service': {
      yaml: entry + service('web', undefined, '', 'clusterIP: None'),
      expect: [at],
      messages: [/^Service "web" is headless/],
    },
    'another name': {
      yaml: entry + service('web', undefined, '', 'type: ExternalName, externalName: h.example'),
      expect: [at],
      messages: [/only another name in DNS/],
    },
  },
})
