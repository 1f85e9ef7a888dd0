import { expect, test } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const deployment = (labels: string, name = 'web', namespace = 'shop') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: web, image: nginx}]}
`
const service = (selector: string, name = 'front', more = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {${selector}}, ports: [{port: 80}]${more}}
`

const budget = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
`

testRule('selector-matches-no-pods', {
  valid: {
    'a workload that is selected': service('app: web') + deployment('app: web, tier: front'),
    'a bare Pod that is selected': `${service('app: web')}
---
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: nginx}]}
`,
    'a file apart from the workload, which names no namespace': {
      'budget/budget.yaml': budget,
      'web/web.yaml': deployment('app: web'),
    } as never,
    'a file apart from a workload that names no namespace': {
      'budget/budget.yaml': budget.replace('name: web', 'name: web, namespace: shop'),
      'web/web.yaml': deployment('app: web').replace(', namespace: shop', ''),
    } as never,
    'pods that live elsewhere': service('app: payments') + deployment('app: web'),
    'a neighbour with nearly its name and a Service of its own': `${service('app: web-api', 'web-api')}${deployment('app: web-app')}---${service('app: web-app', 'web-app')}`,
    'a canary that lives elsewhere':
      service('app: demo, track: canary', 'demo-canary') +
      deployment('app: demo, track: stable', 'demo') +
      `---${service('app: demo, track: stable', 'demo')}`,
    'another number': service('app: shard-1') + deployment('app: shard-2'),
    'another application with the same role':
      service('app: redis, role: master') + deployment('app: mysql, role: master'),
    'one pod of a StatefulSet': `${service('app: db, statefulset.kubernetes.io/pod-name: db-0', 'db-0')}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: c, image: i}]}
`,
    'a Service without pods by nature':
      service('app: frontend', 'front', ', type: ExternalName, externalName: a.b') + deployment('app: frontned'),
    'a Service without selector': service('') + deployment('app: web'),
    'the Service of a StatefulSet, which another rule compares': `${service('app: databse', 'db')}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  selector: {matchLabels: {app: database}}
  template:
    metadata: {labels: {app: database}}
    spec: {containers: [{name: c, image: i}]}
`,
    'a policy of a namespace that is not described': `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: other}
spec: {podSelector: {matchLabels: {app: web}}}
${deployment('app: web')}`,
  },
  invalid: {
    'a file beside the workload, which names no namespace': {
      yaml: { 'budget.yaml': budget, 'web.yaml': deployment('app: web') },
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [
        /those with app=web are made by Deployment "web" in namespace "shop", and a PodDisruptionBudget only sees pods of its own namespace, and this one writes none$/,
      ],
      hints: ['write `namespace: shop` in both, or apply both with `-n shop`'],
    },
    'a workload beside it, which names no namespace': {
      yaml: {
        'budget.yaml': budget.replace('name: web', 'name: web, namespace: shop'),
        'web.yaml': deployment('app: web').replace(', namespace: shop', ''),
      },
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [
        /those with app=web are made by Deployment "web" without a namespace, and a PodDisruptionBudget only sees pods of its own namespace, "shop"$/,
      ],
      hints: ['write `namespace: shop` in both, or apply both with `-n shop`'],
    },
    'a pod that another StatefulSet has': {
      yaml: `${service('app: db, statefulset.kubernetes.io/pod-name: mysql-0', 'db-0')}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: c, image: i}]}
`,
      expect: ['spec.selector[statefulset.kubernetes.io/pod-name] ▸ mysql-0'],
    },
    'a slip in the value': {
      yaml: service('app: frontend') + deployment('app: frontned'),
      expect: ['spec.selector[app] ▸ frontend'],
      messages: ['selects no pods: it asks for app=frontend, Deployment "web" has app=frontned'],
    },
    'a slip in the key': {
      yaml: service('development: blue') + deployment('develpment: blue'),
      expect: ['spec.selector[development] ▸ blue'],
    },
    'a longer slip in the key of an equal value': {
      yaml: service('development: blue') + deployment('deployment: blue'),
      expect: ['spec.selector[development] ▸ blue'],
      messages: [/asks for development=blue, Deployment "web" has deployment=blue$/],
    },
    'another key that says what a pod is': {
      yaml: service('app: web') + deployment('app.kubernetes.io/name: web'),
      expect: ['spec.selector[app] ▸ web'],
    },
    'a Service and a workload of one stem': {
      yaml: service('app: payments', 'web-service') + deployment('app: shop', 'web-deployment'),
      expect: ['spec.selector[app] ▸ payments'],
    },
    'a policy for pods of another namespace': {
      yaml: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: other}
spec: {podSelector: {matchLabels: {app: web}}}
${deployment('app: web')}${deployment('app: x', 'x', 'other')}`,
      expect: ['spec.podSelector ▸ {matchLabels: {app: web}}'],
    },
    'the long form of a key': {
      yaml: service('app.kubernetes.io/name: web') + deployment('name: web'),
      expect: ['spec.selector[app.kubernetes.io/name] ▸ web'],
    },
    'all labels but one': {
      yaml: service('app: demo, deployment: blue') + deployment('app: demo'),
      expect: ['spec.selector[deployment] ▸ blue'],
      messages: [/has no label `deployment`$/],
    },
    'a workload of the same name': {
      yaml: service('app: payments', 'web') + deployment('run: web'),
      expect: ['spec.selector[app] ▸ payments'],
      messages: [/asks for app=payments, Deployment "web" has no label `app`$/],
    },
    'the nearest of several': {
      yaml: service('app: frontend') + deployment('app: backend', 'b') + deployment('app: front-end', 'f'),
      expect: ['spec.selector[app] ▸ frontend'],
      messages: [/Deployment "f" has app=front-end$/],
    },
    'a workload in another namespace': {
      yaml: service('app: web') + deployment('app: web', 'web', 'prod'),
      expect: ['spec.selector ▸ {app: web}'],
      messages: [
        /made by Deployment "web" in namespace "prod", and a Service only sees pods of its own namespace, "shop"/,
      ],
    },
    'a budget': {
      yaml: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: shop}
spec: {minAvailable: 1, selector: {matchLabels: {app: frontend}}}
${deployment('app: frontned')}`,
      expect: ['spec.selector.matchLabels[app] ▸ frontend'],
    },
  },
})

test('a workload that asks for the same pair has the wrong label itself', () => {
  const slipped = deployment('k8s-app: web').replace('labels: {k8s-app: web}', 'labels: {ks8-app: web}')
  const { findings } = checkFiles(
    { 'web.yaml': service('k8s-app: web') + slipped },
    { only: ['selector-matches-no-pods'] },
  )
  expect(findings.map(({ hint }) => hint)).toEqual(['its own selector asks for k8s-app=web too: the label is wrong'])
})
