import { testRule } from '../../helpers/rule-tester.ts'

const pod = (probe: string, ports = '[{name: http, containerPort: 80}, {containerPort: 81}]') => `apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  containers:
    - {name: shop, image: shop:1, ports: ${ports}, ${probe}}
    - {name: beside, image: beside:1, ports: [{name: admin, containerPort: 90}]}
`

testRule('probe-port-unknown', {
  valid: {
    'a name of the container': pod('livenessProbe: {httpGet: {port: http}}'),
    'a number': pod('livenessProbe: {tcpSocket: {port: 8080}}'),
    'a number as a text, which the server refuses': pod('livenessProbe: {tcpSocket: {port: "8080"}}'),
    'a command': pod('livenessProbe: {exec: {command: [a]}}'),
  },
  invalid: {
    'a name of another container': {
      yaml: pod('livenessProbe: {httpGet: {port: admin}}'),
      expect: ['spec.containers[0].livenessProbe.httpGet.port ▸ admin'],
      messages: ['container "shop" has no port named "admin", so the probe always fails'],
    },
    'each probe and hook': {
      yaml: pod(
        'readinessProbe: {tcpSocket: {port: a}}, startupProbe: {httpGet: {port: b}}, lifecycle: {preStop: {httpGet: {port: c}}}',
      ),
      expect: [
        'spec.containers[0].readinessProbe.tcpSocket.port ▸ a',
        'spec.containers[0].startupProbe.httpGet.port ▸ b',
        'spec.containers[0].lifecycle.preStop.httpGet.port ▸ c',
      ],
    },
    'a container without ports': {
      yaml: pod('livenessProbe: {httpGet: {port: http}}', '[]'),
      expect: ['spec.containers[0].livenessProbe.httpGet.port ▸ http'],
    },
  },
})
