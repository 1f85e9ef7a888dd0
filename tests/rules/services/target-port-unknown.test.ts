import { testRule } from '../../helpers/rule-tester.ts'

const service = (port: string) => `
apiVersion: v1
kind: Service
metadata: {name: s}
spec: {selector: {app: a}, ports: [{${port}}]}
`
const pod = (name: string, ports: string, more = '') => `
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: a}}
spec:
  containers: [{name: c, image: i, ports: [${ports}]}]
  ${more}
`

testRule('target-port-unknown', {
  valid: {
    'a port of that name': service('port: 80, targetPort: http') + pod('a', '{name: http, containerPort: 80}'),
    'a port whose number is still a placeholder':
      service('port: 80, targetPort: http') + pod('a', '{name: http, containerPort: <PORT>}'),
    'a number that nobody declares':
      service('port: 80, targetPort: 8080') + pod('a', '{name: http, containerPort: 80}'),
    'pods that are elsewhere': service('port: 80, targetPort: http'),
    'one of several pods':
      service('port: 80, targetPort: http') + pod('a', '') + pod('b', '{name: http, containerPort: 80}'),
    'a port of one variant, whichever it is applied with': {
      'service.yaml': service('port: 80, targetPort: http'),
      'a/pod.yaml': pod('a', '{name: http, containerPort: 80}'),
      'b/pod.yaml': pod('a', '{name: web, containerPort: 80}'),
    },
    'a port of a sidecar':
      service('port: 80, targetPort: http') +
      pod(
        'a',
        '',
        'initContainers: [{name: s, image: i, restartPolicy: Always, ports: [{name: http, containerPort: 80}]}]',
      ),
  },
  invalid: {
    'another name': {
      yaml: service('port: 80, targetPort: http') + pod('a', '{name: web, containerPort: 80}'),
      expect: ['spec.ports[0].targetPort ▸ http'],
      messages: ['no container of Pod "a" has a port named "http", so this port of the Service has no endpoints'],
    },
    'another protocol': {
      yaml: service('port: 53, targetPort: dns, protocol: UDP') + pod('a', '{name: dns, containerPort: 53}'),
      expect: ['spec.ports[0].targetPort ▸ dns'],
      messages: [/is TCP, not UDP/],
    },
    'a port that no variant has': {
      yaml: {
        'service.yaml': service('port: 80, targetPort: http'),
        'a/pod.yaml': pod('a', '{name: web, containerPort: 80}'),
        'b/pod.yaml': pod('a', '{name: admin, containerPort: 80}'),
      },
      expect: ['spec.ports[0].targetPort ▸ http'],
    },
    'a port that the variant in the folder of the Service has not': {
      yaml: {
        'a/service.yaml': service('port: 80, targetPort: http'),
        'a/pod.yaml': pod('a', '{name: web, containerPort: 80}'),
        'b/pod.yaml': pod('a', '{name: http, containerPort: 80}'),
      },
      expect: ['spec.ports[0].targetPort ▸ http'],
    },
    'no ports at all': {
      yaml: service('port: 80, targetPort: http') + pod('a', ''),
      expect: ['spec.ports[0].targetPort ▸ http'],
    },
  },
})
