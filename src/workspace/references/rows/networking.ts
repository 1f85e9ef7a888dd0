import type { KindRows, Row } from '../row.ts'

const ingress: readonly Row[] = [
  ...['spec.defaultBackend', 'spec.rules[].http.paths[].backend'].flatMap((backend): Row[] => [
    { field: `${backend}.service.name`, to: 'Service', ports: ['port.number', 'port.name'] },
    { field: `${backend}.resource.name`, to: { kind: 'kind', group: 'apiGroup' } },
  ]),
  { field: 'spec.tls[].secretName', to: 'Secret' },
  { field: 'spec.ingressClassName', to: 'IngressClass.networking.k8s.io' },
]

/** The references of networking.k8s.io and of the kinds before it. */
export const networking: readonly KindRows[] = [
  { in: 'Ingress.networking.k8s.io', references: [...ingress, ...oldBackends()] },
  { in: 'Ingress.extensions', references: [{ field: 'spec.tls[].secretName', to: 'Secret' }, ...oldBackends()] },
  {
    in: 'IngressClass.networking.k8s.io',
    references: [{ field: 'spec.parameters.name', to: { kind: 'kind', group: 'apiGroup' }, namespace: 'namespace' }],
  },
]

/** Backends as they were before networking.k8s.io/v1. */
function oldBackends(): readonly Row[] {
  return ['spec.backend', 'spec.rules[].http.paths[].backend'].map(
    (backend): Row => ({ field: `${backend}.serviceName`, to: 'Service', ports: ['servicePort'] }),
  )
}
