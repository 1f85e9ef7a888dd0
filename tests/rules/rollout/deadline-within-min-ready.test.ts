import { testRule } from '../../helpers/rule-tester.ts'

testRule('deadline-within-min-ready', {
  valid: {
    'the defaults': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a longer deadline': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10, progressDeadlineSeconds: 11, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a negative deadline, which is a defect of its own': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {progressDeadlineSeconds: -1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    'the same': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 10, progressDeadlineSeconds: 10, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ 10'],
      messages: [/"10" must be greater than `minReadySeconds` "10"/],
    },
    'no deadline at all': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {progressDeadlineSeconds: 0, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ 0'],
    },
    'the default deadline': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {minReadySeconds: 900, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.progressDeadlineSeconds ▸ 900'],
      messages: [/^the default `progressDeadlineSeconds` 600 must/],
    },
  },
})
