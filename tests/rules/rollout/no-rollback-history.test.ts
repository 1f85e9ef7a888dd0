import { testRule } from '../../helpers/rule-tester.ts'

testRule('no-rollback-history', {
  valid: {
    'the default': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'one revision': `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {revisionHistoryLimit: 1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    none: {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {revisionHistoryLimit: 0, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.revisionHistoryLimit ▸ 0'],
    },
    'none of a StatefulSet': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, revisionHistoryLimit: 0, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.revisionHistoryLimit ▸ 0'],
    },
    'fewer than a team wants': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {revisionHistoryLimit: 4, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      options: { least: 5 },
      expect: ['spec.revisionHistoryLimit ▸ 4'],
      messages: ['`revisionHistoryLimit` "4" keeps fewer than 5 old revisions for `kubectl rollout undo`'],
    },
  },
})
