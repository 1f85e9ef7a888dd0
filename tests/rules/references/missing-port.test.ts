import { testRule } from '../../helpers/rule-tester.ts'

const service = (
  ports = '[{name: http, port: 80, targetPort: 8080}, {name: metrics, port: 9090}]',
  rest = '',
) => `apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {ports: ${ports}${rest}}
`
const ingress = (port: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {defaultBackend: {service: {name: shop, port: ${port}}}}
`
const hook = (port: string) => `---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: shop}
webhooks: [{name: a.shop.example, clientConfig: {service: {name: shop, namespace: shop${port}}}}]
`

testRule('missing-port', {
  valid: {
    'a port by number': service() + ingress('{number: 80}'),
    'a port by name': service() + ingress('{name: metrics}'),
    'a Service that is not here': ingress('{number: 8080}'),
    'a Service that stands for another host':
      service('[{port: 80}]', ', type: ExternalName, externalName: shop.example.com') + ingress('{number: 443}'),
    'a webhook at a port': service() + hook(', port: 80'),
    'a webhook at the port that is meant without one': service('[{port: 443}]') + hook(''),
    'a port of one variant, whichever it is applied with': {
      'shop.yaml': ingress('{name: metrics}'),
      'a/service.yaml': service(),
      'b/service.yaml': service('[{name: http, port: 80}]'),
    },
    'a port of a kind before networking.k8s.io/v1': {
      yaml: `${service()}---
apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: shop}
spec: {backend: {serviceName: shop, servicePort: http}}
`,
      kubernetes: '1.18',
    },
  },
  invalid: {
    'the port of the pods': {
      yaml: service() + ingress('{number: 8080}'),
      expect: ['spec.defaultBackend.service.port.number ▸ 8080'],
      messages: ['Service "shop" has no port 8080: it has 80, "http", 9090, "metrics"'],
    },
    'a port that no variant has': {
      yaml: { 'shop.yaml': ingress('{name: web}'), 'a/service.yaml': service(), 'b/service.yaml': service() },
      expect: ['spec.defaultBackend.service.port.name ▸ web'],
    },
    'a port that the variant in the folder of the Ingress has not': {
      yaml: {
        'a/shop.yaml': ingress('{name: metrics}'),
        'a/service.yaml': service('[{name: http, port: 80}]'),
        'b/service.yaml': service(),
      },
      expect: ['spec.defaultBackend.service.port.name ▸ metrics'],
    },
    'another name': {
      yaml: service() + ingress('{name: web}'),
      expect: ['spec.defaultBackend.service.port.name ▸ web'],
    },
    'a webhook without a port': {
      yaml: service() + hook(''),
      expect: ['webhooks[0].clientConfig.service.port ▸ service'],
      messages: [/has no port 443/],
    },
    'a headless Service without ports': {
      yaml: service('[]', ', clusterIP: None') + ingress('{number: 80}'),
      expect: ['spec.defaultBackend.service.port.number ▸ 80'],
      messages: ['Service "shop" has no port 80: it has none'],
    },
  },
})
