import { testRule } from '../../helpers/rule-tester.ts'

testRule('partition-updates-nothing', {
  valid: {
    'no partition': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 3, serviceName: web, updateStrategy: {rollingUpdate: {partition: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a pod beyond it': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 3, serviceName: web, updateStrategy: {rollingUpdate: {partition: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'ordinals that start later, which the partition does not see': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 3, serviceName: web, ordinals: {start: 5}, updateStrategy: {rollingUpdate: {partition: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'no replicas': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 0, serviceName: web, updateStrategy: {rollingUpdate: {partition: 3}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'an autoscaler that may go beyond': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, updateStrategy: {rollingUpdate: {partition: 3}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: web}, minReplicas: 1, maxReplicas: 5}}`,
  },
  invalid: {
    'as many as there are': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 3, serviceName: web, updateStrategy: {rollingUpdate: {partition: 3}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.updateStrategy.rollingUpdate.partition ▸ 3'],
      messages: ['the first 3 pods keep the old version, and there are at most 3: no pod is ever updated'],
    },
    'the default of one replica': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, updateStrategy: {rollingUpdate: {partition: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.updateStrategy.rollingUpdate.partition ▸ 1'],
    },
    'an ordinal instead of a count': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {replicas: 5, serviceName: web, ordinals: {start: 100}, updateStrategy: {rollingUpdate: {partition: 102}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.updateStrategy.rollingUpdate.partition ▸ 102'],
    },
    'beyond the autoscaler': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, updateStrategy: {rollingUpdate: {partition: 9}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: web}, minReplicas: 1, maxReplicas: 5}}`,
      expect: ['spec.updateStrategy.rollingUpdate.partition ▸ 9'],
      messages: [/there are at most 5/],
    },
  },
})
