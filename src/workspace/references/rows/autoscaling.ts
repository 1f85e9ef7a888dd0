import type { KindRows, Row } from '../row.ts'

const OBJECT = { kind: 'kind', apiVersion: 'apiVersion' }

/** Kubernetes' own kinds whose number of pods can be set from outside: they have a `scale` subresource. */
const SCALED = ['Deployment.apps', 'ReplicaSet.apps', 'StatefulSet.apps', 'ReplicationController']

/** A trigger's credentials: of the own namespace, or for all. */
const authentications: readonly Row[] = [
  { field: 'spec.triggers[].authenticationRef.name', to: { kind: 'kind', otherwise: 'TriggerAuthentication.keda.sh' } },
]

const UNSCALED = 'nothing is scaled'

/** A container of the pods that are scaled. */
const container = (field: string) =>
  ({ field, fromTop: true, names: 'spec.{containers,initContainers}[].name', inPods: true }) as const

/** What autoscalers scale. */
export const autoscaling: readonly KindRows[] = [
  {
    in: 'HorizontalPodAutoscaler.autoscaling',
    references: [
      {
        field: 'spec.scaleTargetRef.name',
        to: OBJECT,
        among: SCALED,
        inside: [container('spec.metrics[].containerResource.container')],
        without: UNSCALED,
      },
      { field: 'spec.metrics[].object.describedObject.name', to: OBJECT },
      { field: 'spec.metrics[].object.target.name', to: OBJECT, version: 'v2beta1' },
    ],
  },
  {
    in: 'VerticalPodAutoscaler.autoscaling.k8s.io',
    references: [
      {
        field: 'spec.targetRef.name',
        to: OBJECT,
        inside: [container('spec.resourcePolicy.containerPolicies[].containerName')],
        without: UNSCALED,
      },
    ],
  },
  {
    in: 'ScaledObject.keda.sh',
    references: [
      {
        field: 'spec.scaleTargetRef.name',
        to: { kind: 'kind', apiVersion: 'apiVersion', otherwise: 'Deployment.apps' },
        among: SCALED,
        without: UNSCALED,
      },
      ...authentications,
    ],
    makes: [{ field: 'metadata.name', makes: 'HorizontalPodAutoscaler.autoscaling' }],
  },
  { in: 'ScaledJob.keda.sh', references: authentications },
  ...['TriggerAuthentication', 'ClusterTriggerAuthentication'].map((kind) => ({
    in: `${kind}.keda.sh`,
    references: [
      { field: 'spec.secretTargetRef[].name', to: 'Secret', keys: ['key'] },
      { field: 'spec.configMapTargetRef[].name', to: 'ConfigMap', keys: ['key'] },
    ],
  })),
]
