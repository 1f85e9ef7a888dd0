import { testRule } from '../../helpers/rule-tester.ts'

testRule('rollout-paused', {
  valid: {
    'not paused': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {paused: false, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'nothing said': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    paused: {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {paused: true, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.paused ▸ true'],
    },
  },
})
