import { testRule } from '../../helpers/rule-tester.ts'

testRule('negative-count', {
  valid: {
    zeros: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, minReadySeconds: 0, revisionHistoryLimit: 0, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a history limit that the server does not look at': `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, revisionHistoryLimit: -1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    replicas: {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: -1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.replicas ▸ -1'],
      messages: ['`replicas` "-1" must be at least 0'],
    },
    'a StatefulSet': {
      yaml: `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {serviceName: web, ordinals: {start: -1}, updateStrategy: {rollingUpdate: {partition: -2}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.ordinals.start ▸ -1', 'spec.updateStrategy.rollingUpdate.partition ▸ -2'],
    },
    'a DaemonSet': {
      yaml: `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: web}, spec: {minReadySeconds: -5, revisionHistoryLimit: -1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.minReadySeconds ▸ -5', 'spec.revisionHistoryLimit ▸ -1'],
    },
  },
})
