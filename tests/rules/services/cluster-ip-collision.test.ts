import { testRule } from '../../helpers/rule-tester.ts'

const service = (name: string, spec: string, metadata = '') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}${metadata}}
spec: {selector: {app: a}, ports: [{port: 80}], ${spec}}
`

testRule('cluster-ip-collision', {
  valid: {
    'two addresses': service('a', 'clusterIP: 10.0.0.1') + service('b', 'clusterIP: 10.0.0.2'),
    'no addresses': service('a', 'clusterIP: None') + service('b', 'clusterIP: None'),
    'addresses that are chosen later': service('a', 'clusterIP: ""') + service('b', 'clusterIP: ""'),
    'one for each environment':
      service('a', 'clusterIP: 10.0.0.1', ', namespace: dev') +
      service('a', 'clusterIP: 10.0.0.1', ', namespace: prod'),
  },
  invalid: {
    'two Services': {
      yaml: service('a', 'clusterIP: 10.0.0.1') + service('b', 'clusterIP: 10.0.0.1'),
      expect: ['spec.clusterIP ▸ 10.0.0.1'],
      messages: [/^address 10.0.0.1 is already taken by Service "a"/],
    },
    'a list': {
      yaml: service('a', 'clusterIP: 10.0.0.1') + service('b', 'clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1]'),
      expect: ['spec.clusterIPs[0] ▸ 10.0.0.1'],
    },
  },
})
