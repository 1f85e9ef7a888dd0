import { testRule } from '../../helpers/rule-tester.ts'

testRule('secret-of-wrong-type', {
  valid: {
    'the right type': `{apiVersion: v1, kind: Secret, metadata: {name: registry}, type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: "{}"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], imagePullSecrets: [{name: registry}]}}}}`,
    'the old type': `{apiVersion: v1, kind: Secret, metadata: {name: registry}, type: kubernetes.io/dockercfg, stringData: {.dockercfg: "{}"}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], imagePullSecrets: [{name: registry}]}}}}`,
    'a Secret that is elsewhere': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], imagePullSecrets: [{name: registry}]}}}}`,
    'a Secret for something else': `{apiVersion: v1, kind: Secret, metadata: {name: registry}, stringData: {a: b}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], volumes: [{name: a, secret: {secretName: registry}}]}}}}`,
  },
  invalid: {
    'no type': {
      yaml: `{apiVersion: v1, kind: Secret, metadata: {name: registry}, stringData: {a: b}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], imagePullSecrets: [{name: registry}]}}}}`,
      expect: ['spec.template.spec.imagePullSecrets[0].name ▸ registry'],
      messages: [
        'Secret "registry" is of the type Opaque and not kubernetes.io/dockerconfigjson: images are pulled without it, and those of a private registry stay in ImagePullBackOff',
      ],
    },
    'a ServiceAccount': {
      yaml: `{apiVersion: v1, kind: Secret, metadata: {name: registry}, stringData: {a: b}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: web}, imagePullSecrets: [{name: registry}]}`,
      expect: ['imagePullSecrets[0].name ▸ registry'],
    },
  },
})
