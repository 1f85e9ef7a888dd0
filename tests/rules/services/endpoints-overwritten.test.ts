import { testRule } from '../../helpers/rule-tester.ts'

const service = (spec: string) => `
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {ports: [{port: 80}], ${spec}}
`
const endpoints = (name: string) => `---
apiVersion: v1
kind: Endpoints
metadata: {name: ${name}}
subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80}]}]
`
const slice = (labels: string) => `---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-1, labels: {${labels}}}
addressType: IPv4
ports: [{port: 80}]
endpoints: [{addresses: [192.0.2.1]}]
`
const own = service('selector: {app: db}')

testRule('endpoints-overwritten', {
  valid: {
    'no selector': service('selector: {}') + endpoints('db') + slice('kubernetes.io/service-name: db'),
    'another name': own + endpoints('dbs'),
    'another Service': own + slice('kubernetes.io/service-name: dbs'),
    'no Service': endpoints('db'),
  },
  invalid: {
    Endpoints: { yaml: own + endpoints('db'), expect: ['metadata.name ▸ db'], messages: [/overwritten at once$/] },
    'a slice': {
      yaml: own + slice('kubernetes.io/service-name: db'),
      expect: ['metadata.labels ▸ labels'],
      messages: [/stay beside/],
    },
    "a slice in the controller's name": {
      yaml:
        own +
        slice(
          'kubernetes.io/service-name: db, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io',
        ),
      expect: ['metadata.labels ▸ labels'],
      messages: [/overwritten/],
    },
  },
})
