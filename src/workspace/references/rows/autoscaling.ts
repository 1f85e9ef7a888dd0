import type { KindRows } from '../row.ts'

/** What autoscalers scale. */
export const autoscaling: readonly KindRows[] = [
  {
    in: 'HorizontalPodAutoscaler.autoscaling',
    references: [
      { field: 'spec.scaleTargetRef.name', to: { kind: 'kind', apiVersion: 'apiVersion' } },
      { field: 'spec.metrics[].object.describedObject.name', to: { kind: 'kind', apiVersion: 'apiVersion' } },
    ],
  },
  {
    in: 'VerticalPodAutoscaler.autoscaling.k8s.io',
    references: [{ field: 'spec.targetRef.name', to: { kind: 'kind', apiVersion: 'apiVersion' } }],
  },
  {
    in: 'ScaledObject.keda.sh',
    references: [
      {
        field: 'spec.scaleTargetRef.name',
        to: { kind: 'kind', apiVersion: 'apiVersion', otherwise: 'Deployment.apps' },
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
