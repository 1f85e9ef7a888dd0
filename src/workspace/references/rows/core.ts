import type { KindRows, Row } from '../row.ts'

/** An ObjectReference beside whose name its kind stands. */
const object = (field: string, otherwise?: string): Row => ({
  field: `${field}.name`,
  to: { kind: 'kind', apiVersion: 'apiVersion', otherwise },
  namespace: 'namespace',
})

/** What every resource and the core kinds without pods name. */
export const core: readonly KindRows[] = [
  {
    in: 'any',
    references: [{ field: 'metadata.ownerReferences[].name', to: { kind: 'kind', apiVersion: 'apiVersion' } }],
  },
  { in: 'PodTemplate', template: 'template' },
  { in: 'Service', makes: [{ field: 'metadata.name', makes: 'Endpoints' }] },
  {
    in: 'Endpoints',
    references: [
      { field: 'metadata.name', to: 'Service' },
      { field: 'subsets[].{addresses,notReadyAddresses}[].nodeName', to: 'Node' },
      object('subsets[].{addresses,notReadyAddresses}[].targetRef', 'Pod'),
    ],
  },
  {
    in: 'EndpointSlice.discovery.k8s.io',
    references: [
      { field: 'metadata.labels[kubernetes.io/service-name]', to: 'Service' },
      { field: 'endpoints[].nodeName', to: 'Node' },
      object('endpoints[].targetRef', 'Pod'),
    ],
  },
  { in: 'Binding', references: [{ field: 'metadata.name', to: 'Pod' }, object('target', 'Node')] },
  {
    in: 'ServiceAccount',
    references: [
      { field: 'secrets[].name', to: 'Secret' },
      { field: 'imagePullSecrets[].name', to: 'Secret', prefers: { type: 'kubernetes.io/dockerconfigjson' } },
    ],
  },
  {
    in: 'Secret',
    references: [{ field: 'metadata.annotations[kubernetes.io/service-account.name]', to: 'ServiceAccount' }],
  },
  {
    in: 'ResourceQuota',
    references: [
      {
        field: 'spec.scopeSelector.matchExpressions[].values[]',
        to: 'PriorityClass.scheduling.k8s.io',
        when: { scopeName: 'PriorityClass' },
      },
    ],
  },
]
