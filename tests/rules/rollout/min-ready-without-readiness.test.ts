import { testRule } from '../../helpers/rule-tester.ts'

testRule('min-ready-without-readiness', {
  valid: {
    'no waiting': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a readiness probe': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", readinessProbe: {tcpSocket: {port: 80}}}]}}}}`,
    'a sidecar that says when it is ready': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], initContainers: [{name: proxy, image: "proxy:1", restartPolicy: Always, readinessProbe: {tcpSocket: {port: 80}}}]}}}}`,
    'a missing pod': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10}}`,
  },
  invalid: {
    'no probe': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.minReadySeconds ▸ 10'],
    },
    'only a liveness probe': {
      yaml: `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {minReadySeconds: 5, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", livenessProbe: {tcpSocket: {port: 80}}}]}}}}`,
      expect: ['spec.minReadySeconds ▸ 5'],
    },
  },
})
