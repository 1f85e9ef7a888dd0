import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

testRule('update-takes-all-down', {
  valid: {
    'the defaults': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
    'less than all': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a single pod that nobody calls': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a single pod on a port of its node, which the next one needs': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, strategy: {rollingUpdate: {maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", ports: [{containerPort: 80, hostPort: 80}]}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
    'no replicas': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'Recreate, which has a rule of its own': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
    'a percentage that rounds to zero, which has a rule of its own': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
    'a Service of other pods': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: api}, ports: [{port: 80}]}}`,
    'most nodes of a DaemonSet': `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {rollingUpdate: {maxUnavailable: 99%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    '100%': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 4, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 100%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 100%'],
      messages: ['`maxUnavailable` "100%" lets an update stop all 4 replicas before a new pod is ready'],
    },
    'as many as there are': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 2'],
    },
    'all of those on a port of their node, for which surging needs further nodes': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", ports: [{containerPort: 80, hostPort: 80}]}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 2'],
    },
    'more than there are, with surge': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 5, maxUnavailable: 5}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 5'],
    },
    'the only pod of a Service': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 1'],
      messages: [
        '`maxUnavailable` "1" lets an update stop the only replica before a new pod is ready: Service "web" has no pod until the new one is ready',
      ],
    },
    'the fewest pods of an autoscaler': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 10}}`,
      expect: ['spec.strategy.rollingUpdate.maxUnavailable ▸ 2'],
    },
    'all nodes of a DaemonSet': {
      yaml: `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.updateStrategy.rollingUpdate.maxUnavailable ▸ 100%'],
      messages: [/the pods of all nodes at the same time$/],
    },
  },
})

it.each([
  ['', 'set `maxUnavailable: 0` and `maxSurge: 1` for an update without a gap'],
  [', hostPort: 80', 'set `maxUnavailable: 1`'],
])('says what works for pods on a port%s', (more, hint) => {
  const text = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, strategy: {rollingUpdate: {maxUnavailable: 2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", ports: [{containerPort: 80${more}}]}]}}}}`
  const { findings } = checkFiles({ 'case.yaml': text }, { only: ['update-takes-all-down'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
