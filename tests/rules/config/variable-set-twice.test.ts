import { testRule } from '../../helpers/rule-tester.ts'

testRule('variable-set-twice', {
  valid: {
    'different keys': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {B: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}]}]}}}}`,
    'the same value': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}]}]}}}}`,
    'a prefix that tells them apart': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {A: "2"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}, prefix: B_}]}]}}}}`,
    'a variable that is set anyhow': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {A: "2"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}], env: [{name: A, value: "3"}]}]}}}}`,
    'a source that is elsewhere': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}]}]}}}}`,
  },
  invalid: {
    'different values': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {A: "2"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}, {configMapRef: {name: b}}]}]}}}}`,
      expect: ['spec.template.spec.containers[0].envFrom[1] ▸ {configMapRef: {name: b}}'],
      messages: ['`A` comes from ConfigMap "a" and again from ConfigMap "b": the later source wins, without a word'],
    },
    'a ConfigMap and a Secret': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: v1, kind: Secret, metadata: {name: b}, stringData: {A: "2"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{secretRef: {name: b}}, {configMapRef: {name: a}}]}]}}}}`,
      expect: ['spec.template.spec.containers[0].envFrom[1] ▸ {configMapRef: {name: a}}'],
    },
  },
})
