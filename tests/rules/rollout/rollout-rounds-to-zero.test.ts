import { testRule } from '../../helpers/rule-tester.ts'

testRule('rollout-rounds-to-zero', {
  valid: {
    'the default of 3 replicas, which surges': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'enough replicas': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 4, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a count': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'no replicas': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'what the server refuses': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'an autoscaler that keeps enough': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 4, maxReplicas: 10}}`,
  },
  invalid: {
    'too few replicas': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 25%'],
      messages: [
        '`maxSurge` "0" and `maxUnavailable` "25%" both come to 0 of 3 replicas, so the controller takes 1 of 3 replicas down at a time instead',
      ],
    },
    'the default of one replica': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 0%, maxUnavailable: 50%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 50%'],
      messages: [/of 1 replica, so the controller takes the only replica down/],
    },
    'the fewest replicas of an autoscaler': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 10}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 25%'],
      messages: [/of 2 replicas/],
    },
  },
})
