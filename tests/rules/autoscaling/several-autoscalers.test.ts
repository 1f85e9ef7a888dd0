import { testRule } from '../../helpers/rule-tester.ts'

testRule('several-autoscalers', {
  valid: {
    'one for each': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: api}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}, minReplicas: 2, maxReplicas: 5}}`,
    'one for the number and one for the size': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: web}, spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}`,
    'the same one twice': {
      'base/a.yaml': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
      'base/b.yaml': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
    },
    'two kinds of one name': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web2}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: web}, minReplicas: 2, maxReplicas: 5}}`,
    'KEDA that takes the autoscaler over': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: queue, annotations: {scaledobject.keda.sh/transfer-hpa-ownership: "true"}}, spec: {scaleTargetRef: {name: web}, triggers: [{type: kafka, metadata: {value: "5"}}]}}`,
    'folders beside each other': {
      'a/x.yaml': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
      'b/x.yaml': `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: two}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
    },
  },
  invalid: {
    'two of one kind': {
      yaml: `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web2}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}`,
      expect: ['spec.scaleTargetRef.name ▸ web'],
      messages: [
        'Deployment "web" is also scaled by HorizontalPodAutoscaler "web": each of the two undoes what the other does',
      ],
    },
    'KEDA as the second': {
      yaml: `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}}
---
{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: queue}, spec: {scaleTargetRef: {name: web}, triggers: [{type: kafka, metadata: {value: "5"}}]}}`,
      expect: ['spec.scaleTargetRef.name ▸ web'],
      messages: [
        'Deployment "web" is also scaled by HorizontalPodAutoscaler "web": each of the two undoes what the other does',
      ],
    },
    'two for the size': {
      yaml: `{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: a}, spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}
---
{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: b}, spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}`,
      expect: ['spec.targetRef.name ▸ web'],
    },
  },
})
