import { testRule } from '../../helpers/rule-tester.ts'

testRule('progress-deadline-too-short', {
  valid: {
    'no probes': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a start within the default deadline': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", startupProbe: {tcpSocket: {port: 80}, failureThreshold: 60}}]}}}}`,
    'no deadline': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {progressDeadlineSeconds: 2147483647, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", startupProbe: {tcpSocket: {port: 80}, failureThreshold: 900}}]}}}}`,
    'a paused Deployment': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {paused: true, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", startupProbe: {tcpSocket: {port: 80}, failureThreshold: 900}}]}}}}`,
    'a readiness probe that has no limit': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", readinessProbe: {tcpSocket: {port: 80}, failureThreshold: 900}}]}}}}`,
  },
  invalid: {
    'a patient startup probe': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {progressDeadlineSeconds: 60, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", startupProbe: {tcpSocket: {port: 80}, failureThreshold: 30}}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ 60'],
      messages: [
        /^`progressDeadlineSeconds` "60" is over while a slow pod may still be starting, which its startup probe allows for 300 seconds/,
      ],
    },
    'a delay beyond the deadline': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {progressDeadlineSeconds: 60, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", readinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 60}}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ 60'],
      messages: [/is over before a pod can be ready, which its probes allow after 60 seconds/],
    },
    'the default deadline': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", startupProbe: {tcpSocket: {port: 80}, failureThreshold: 90}}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ startupProbe'],
      messages: [/^the default `progressDeadlineSeconds` 600/],
    },
  },
})
