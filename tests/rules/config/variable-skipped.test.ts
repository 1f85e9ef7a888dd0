import { testRule } from '../../helpers/rule-tester.ts'

testRule('variable-skipped', {
  valid: {
    'keys with dashes and dots': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a-b.c: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
      kubernetes: '1.24',
    },
    'a prefix': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {1st: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}, prefix: P_}]}]}}}}`,
      kubernetes: '1.24',
    },
    'a newer cluster': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {1st: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
      kubernetes: '1.32',
    },
  },
  invalid: {
    'a digit at the start': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {1st: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
      kubernetes: '1.24-1.36',
      expect: ['spec.template.spec.containers[0].envFrom[0] ▸ {configMapRef: {name: a}}'],
      messages: [
        'the container gets no variable `1st` from ConfigMap "a": before Kubernetes 1.32 a name that starts with a digit is left out, with nothing but an event',
      ],
    },
  },
})
