import { testRule } from '../../helpers/rule-tester.ts'

testRule('invalid-int-or-percent', {
  valid: {
    numbers: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    percentages: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 100%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a surge beyond 100% of a Deployment': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 200%, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a DaemonSet that is not updated by itself': `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 200%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a budget in percent': `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}}`,
    'a number larger than the workload': `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 200, selector: {matchLabels: {app: web}}}}`,
  },
  invalid: {
    'a number in quotes': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: "1", maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxSurge ▸ "1"'],
      messages: ['`maxSurge` "1" must be a number without quotes or digits followed by a percent sign'],
    },
    'more than all': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 101%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 101%'],
      messages: ['`maxUnavailable` "101%" must not be greater than 100%'],
    },
    'less than none': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: -1, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxSurge ▸ -1'],
      messages: ['`maxSurge` "-1" must be at least 0'],
    },
    'both limits of a DaemonSet': {
      yaml: `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {rollingUpdate: {maxSurge: 150%, maxUnavailable: 2.5%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: [
        'spec.updateStrategy.rollingUpdate.maxSurge ▸ 150%',
        'spec.updateStrategy.rollingUpdate.maxUnavailable ▸ 2.5%',
      ],
    },
    'a budget': {
      yaml: `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {minAvailable: "2", maxUnavailable: 150%, selector: {matchLabels: {app: web}}}}`,
      expect: ['spec.minAvailable ▸ "2"', 'spec.maxUnavailable ▸ 150%'],
    },
  },
})
