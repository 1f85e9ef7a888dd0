import type { KindRows } from '../row.ts'

const OBJECT = { kind: 'kind', apiVersion: 'apiVersion' }

/** Kubernetes' own kinds whose number of pods can be set from outside: they have a `scale` subresource. */
const SCALED = ['Deployment.apps', 'ReplicaSet.apps', 'StatefulSet.apps', 'ReplicationController']

/** What autoscalers scale. */
export const autoscaling: readonly KindRows[] = [
  {
    in: 'HorizontalPodAutoscaler.autoscaling',
    references: [
      { field: 'spec.scaleTargetRef.name', to: OBJECT, among: SCALED },
      { field: 'spec.metrics[].object.{describedObject,target}.name', to: OBJECT },
    ],
  },
  {
    in: 'VerticalPodAutoscaler.autoscaling.k8s.io',
    references: [{ field: 'spec.targetRef.name', to: OBJECT }],
  },
  {
    in: 'ScaledObject.keda.sh',
    references: [
      {
        field: 'spec.scaleTargetRef.name',
        to: { kind: 'kind', apiVersion: 'apiVersion', otherwise: 'Deployment.apps' },
        among: SCALED,
      },
      {
        field: 'spec.triggers[].authenticationRef.name',
        to: 'TriggerAuthentication.keda.sh',
        when: { kind: 'TriggerAuthentication' },
      },
    ],
    makes: [{ field: 'metadata.name', makes: 'HorizontalPodAutoscaler.autoscaling' }],
  },
  {
    in: 'TriggerAuthentication.keda.sh',
    references: [
      { field: 'spec.secretTargetRef[].name', to: 'Secret', keys: ['key'] },
      { field: 'spec.configMapTargetRef[].name', to: 'ConfigMap', keys: ['key'] },
    ],
  },
]
