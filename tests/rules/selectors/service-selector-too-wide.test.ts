import { testRule } from '../../helpers/rule-tester.ts'

const service = (selector: string, ports = '{port: 80}') => `
apiVersion: v1
kind: Service
metadata: {name: s}
spec: {selector: {${selector}}, ports: [${ports}]}
`
const deployment = (name: string, labels: string, ports = '') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: c, image: i, ports: [${ports}]}]}
`
const job = (labels: string) => `
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: report}
spec:
  schedule: "@daily"
  jobTemplate:
    spec:
      template:
        metadata: {labels: {${labels}}}
        spec: {restartPolicy: Never, containers: [{name: c, image: i}]}
`

testRule('service-selector-too-wide', {
  valid: {
    'one workload': service('app: a') + deployment('a', 'app: a'),
    'a canary': service('app: a') + deployment('a', 'app: a, track: stable') + deployment('b', 'app: a, track: canary'),
    'blue and green':
      service('app: a') + deployment('a', 'app: a, color: blue') + deployment('b', 'app: a, color: green'),
    'a database with a replica':
      service('app: pg', '{port: 5432}') +
      deployment('a', 'app: pg, role: primary', '{containerPort: 5432}') +
      deployment('b', 'app: pg, role: replica', '{containerPort: 5432}'),
    'components of one application that share a port':
      service('app.kubernetes.io/name: loki', '{port: 7946, targetPort: gossip}') +
      deployment(
        'r',
        'app.kubernetes.io/name: loki, app.kubernetes.io/component: read',
        '{name: gossip, containerPort: 7946}',
      ) +
      deployment(
        'w',
        'app.kubernetes.io/name: loki, app.kubernetes.io/component: write',
        '{name: gossip, containerPort: 7946}',
      ),
    'pods that declare no ports':
      service('app: a') + deployment('a', 'app: a', '{containerPort: 80}') + deployment('b', 'app: a'),
    'two Jobs only': service('app: a') + job('app: a'),
  },
  invalid: {
    'two environments': {
      yaml: service('app: a') + deployment('s', 'app: a, env: staging') + deployment('p', 'app: a, env: production'),
      expect: ['spec.selector ▸ {app: a}'],
      messages: [/Deployment "s" has env=staging, Deployment "p" has env=production$/],
    },
    'a selector of a whole release': {
      yaml: service('release: r') + deployment('a', 'release: r, app: a') + deployment('b', 'release: r, app: b'),
      expect: ['spec.selector ▸ {release: r}'],
    },
    'a port that only one has': {
      yaml:
        service('app: a', '{port: 80, targetPort: http}') +
        deployment('a', 'app: a', '{name: http, containerPort: 80}') +
        deployment('m', 'app: a, role: metrics', '{name: metrics, containerPort: 9090}'),
      expect: ['spec.selector ▸ {app: a}'],
      messages: [/Deployment "a" listens on port http, Deployment "m" does not$/],
    },
    'pods of a CronJob': {
      yaml: service('app: a') + deployment('a', 'app: a') + job('app: a'),
      expect: ['spec.selector ▸ {app: a}'],
      messages: [/those of CronJob "report", which run to completion$/],
    },
    'other labels that tell applications apart': {
      yaml: service('release: r') + deployment('a', 'release: r, tier: a') + deployment('b', 'release: r, tier: b'),
      options: { labels: ['tier'] },
      expect: ['spec.selector ▸ {release: r}'],
    },
  },
})
