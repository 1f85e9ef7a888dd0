import { testRule } from '../../helpers/rule-tester.ts'

testRule('claim-outside-limit-range', {
  valid: {
    'a claim within': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 50Gi}}]}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}}`,
    'another namespace': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 50Gi}}]}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: b}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Gi}}}}`,
  },
  invalid: {
    'a claim that is too large': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 50Gi}}]}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Gi}}}}`,
      expect: ['spec.resources.requests[storage] ▸ 100Gi'],
      messages: [
        'the claim asks for 100Gi, but LimitRange "limits" wants at most 50Gi for each claim: the API server refuses the claim',
      ],
    },
    'a claim that is too small': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 50Gi}}]}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Mi}}}}`,
      expect: ['spec.resources.requests[storage] ▸ 100Mi'],
    },
    'a template': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 50Gi}}]}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, replicas: 3, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: "db:1"}]}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Gi}}}}]}}`,
      expect: ['spec.volumeClaimTemplates[0].spec.resources.requests[storage] ▸ 100Gi'],
      messages: [
        'the claim asks for 100Gi, but LimitRange "limits" wants at most 50Gi for each claim: no claim is made, and no pod starts',
      ],
    },
  },
})
