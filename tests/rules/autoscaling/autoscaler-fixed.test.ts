import { testRule } from '../../helpers/rule-tester.ts'

testRule('autoscaler-fixed', {
  valid: {
    'bounds apart': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
    'the default of 1': `{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5, targetCPUUtilizationPercentage: 70}}`,
  },
  invalid: {
    'equal bounds': {
      yaml: `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 3, maxReplicas: 3}}`,
      expect: ['spec.maxReplicas ▸ 3'],
      messages: ['the least and the most replicas are both 3: whatever the load is, the number of pods stays the same'],
    },
    'one at most': {
      yaml: `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 1}}`,
      expect: ['spec.maxReplicas ▸ 1'],
    },
  },
})
