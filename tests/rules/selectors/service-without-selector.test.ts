import { testRule } from '../../helpers/rule-tester.ts'

const service = (more = '', name = 'mysql') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {ports: [{port: 3306}]${more}}
`
const deployment = (name: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: c, image: i}]}
`
const slice = (name: string) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-1, labels: {kubernetes.io/service-name: ${name}}}
addressType: IPv4
endpoints: [{addresses: [192.0.2.7]}]
`

testRule('service-without-selector', {
  valid: {
    'nothing of its name': service() + deployment('web'),
    'a selector': service(', selector: {app: db}') + deployment('mysql'),
    'a name elsewhere in DNS': service(', type: ExternalName, externalName: db.example.com') + deployment('mysql'),
    'a slice of its own': service() + slice('mysql') + deployment('mysql'),
    'Endpoints of its name': `${service()}
---
apiVersion: v1
kind: Endpoints
metadata: {name: mysql}
${deployment('mysql')}`,
    'a selector of the wrong type': service(', selector: {matchLabels: {app: db}}') + deployment('mysql'),
  },
  invalid: {
    'a workload of its name': {
      yaml: service() + deployment('mysql'),
      expect: ['spec.selector ▸ spec'],
      messages: [/the pods of Deployment "mysql" are not reached/],
    },
    'an empty selector': {
      yaml: service(', selector: {}') + deployment('mysql'),
      expect: ['spec.selector ▸ {}'],
    },
    'a slice with a slip in the name': {
      yaml: service() + slice('mysqll'),
      expect: ['spec ▸ mysql'],
      messages: [/those of EndpointSlice "db-1" belong to Service "mysqll"$/],
    },
  },
})
