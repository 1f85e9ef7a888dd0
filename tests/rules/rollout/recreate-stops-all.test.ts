import { testRule } from '../../helpers/rule-tester.ts'

testRule('recreate-stops-all', {
  valid: {
    'a rolling update': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'no replicas': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a pod with a claim': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}}}`,
  },
  invalid: {
    'several pods': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.type ▸ Recreate'],
      messages: ['with "Recreate" all 3 pods stop before a new one starts, so every update is an outage'],
    },
    'a pod behind a Service': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
      expect: ['spec.strategy.type ▸ Recreate'],
      messages: [/the only pod stops .*; meanwhile Service "web" answers nobody$/],
    },
    'a Deployment without a template': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {type: Recreate}}}`,
      expect: ['spec.strategy.type ▸ Recreate'],
    },
  },
})
