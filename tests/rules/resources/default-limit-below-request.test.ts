import { testRule } from '../../helpers/rule-tester.ts'

testRule('default-limit-below-request', {
  valid: {
    'a default above the request': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, default: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {memory: 512Mi}}}]}}}}`,
    'a limit of its own': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, default: {memory: 512Mi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {memory: 1Gi}, limits: {memory: 1Gi}}}]}}}}`,
    'another resource': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, default: {cpu: 1}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {memory: 1Gi}}}]}}}}`,
  },
  invalid: {
    'a default below the request': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, default: {memory: 512Mi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {memory: 1Gi}}}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[memory] ▸ 1Gi'],
      messages: [
        'container "web" asks for 1Gi of memory and sets no limit, so that LimitRange "limits" gives it 512Mi: a limit below the request is invalid, and its pods are refused',
      ],
    },
  },
})
