import { testRule } from '../../helpers/rule-tester.ts'
import { deployment } from '../networking/manifests.ts'

const service = (spec: string) => `---
apiVersion: v1
kind: Service
metadata: {name: s}
spec: {type: ExternalName, externalName: db.example, ${spec}}
`

testRule('external-name-setting-without-effect', {
  valid: {
    'a name only': service(''),
    'an empty selector': service('selector: {}'),
    'ports, as an Ingress asks for them': service('ports: [{port: 80}, {name: x, port: 81, targetPort: 81}]'),
    'another type': service('selector: {app: a}, ports: [{port: 80, targetPort: 81}]').replace(
      'ExternalName,',
      'ClusterIP,',
    ),
  },
  invalid: {
    'a selector': {
      yaml: service('selector: {app: a}'),
      expect: ['spec.selector ▸ {app: a}'],
      messages: ['DNS answers with "db.example", and the selector is ignored: no pod is reached by this name'],
    },
    'a selector of pods': {
      yaml: service('selector: {app: a}') + deployment('a'),
      expect: ['spec.selector ▸ {app: a}'],
      messages: [/the pods of Deployment "a" are not reached/],
    },
    'a target port': {
      yaml: service('ports: [{port: 80, targetPort: 8080}]'),
      expect: ['spec.ports[0].targetPort ▸ 8080'],
    },
  },
})
