import { testRule } from '../../helpers/rule-tester.ts'

testRule('setting-without-effect', {
  valid: {
    'a rolling update': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, progressDeadlineSeconds: 60, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent}, spec: {updateStrategy: {rollingUpdate: {maxUnavailable: 1}}, selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'no replicas before the autoscaler comes': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 10}}`,
    'OnDelete alone': `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {type: OnDelete}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    'a DaemonSet that is not updated by itself': {
      yaml: `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.updateStrategy.rollingUpdate ▸ rollingUpdate'],
    },
    'the deadline of a paused update': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {paused: true, progressDeadlineSeconds: 60, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ progressDeadlineSeconds'],
    },
    'a surge of nothing': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: [
        'spec.strategy.rollingUpdate.maxSurge ▸ maxSurge',
        'spec.strategy.rollingUpdate.maxUnavailable ▸ maxUnavailable',
      ],
      messages: ['`maxSurge` has no effect while `replicas` is 0: there is no pod to replace'],
    },
  },
})
