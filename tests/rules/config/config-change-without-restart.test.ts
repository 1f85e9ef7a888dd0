import { testRule } from '../../helpers/rule-tester.ts'

testRule('config-change-without-restart', {
  valid: {
    'a checksum': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}, annotations: {checksum/config: abc}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
    'a controller that reloads': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, annotations: {reloader.stakater.com/auto: "true"}}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
    'a name with a version': `{apiVersion: v1, kind: ConfigMap, metadata: {name: web-v2}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: web-v2}}]}]}}}}`,
    'a name with a checksum': `{apiVersion: v1, kind: ConfigMap, metadata: {name: web-7f9d2c4k8h}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: web-7f9d2c4k8h}}]}]}}}}`,
    'one that never changes': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}, immutable: true}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
    'one that is elsewhere': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
    'a Job': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
  },
  invalid: {
    'all of it': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: a}}]}]}}}}`,
      expect: ['spec.template.spec.containers[0].envFrom[0].configMapRef.name ▸ a'],
      messages: [
        'a change of ConfigMap "a" reaches this container only when its pod is replaced, and nothing here replaces it: some pods run with the old values, some with the new',
      ],
    },
    'a key': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", env: [{name: A, valueFrom: {configMapKeyRef: {name: a, key: A}}}]}]}}}}`,
      expect: ['spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name ▸ a'],
    },
  },
})
