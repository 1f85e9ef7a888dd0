import type { KindRows, Row } from '../row.ts'

/** Annotations that cert-manager takes as the wish for a certificate. */
export const CERTIFICATE_WISHES: readonly string[] = [
  'cert-manager.io/issuer',
  'cert-manager.io/cluster-issuer',
  'certmanager.k8s.io/issuer',
  'certmanager.k8s.io/cluster-issuer',
  'kubernetes.io/tls-acme',
]

const backends = ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'].flatMap((backend): Row[] => [
  { field: `${backend}.service.name`, to: 'Service', ports: ['port.{number,name}'] },
  { field: `${backend}.resource.name`, to: { kind: 'kind', group: 'apiGroup' } },
])

/** Backends as they were before networking.k8s.io/v1. */
const oldBackends = ['spec.backend', 'spec.rules[].http.paths[].backend'].flatMap((backend): Row[] => [
  { field: `${backend}.serviceName`, to: 'Service', ports: ['servicePort'] },
])

/** The references of networking.k8s.io. */
export const networking: readonly KindRows[] = [
  {
    in: 'Ingress.networking.k8s.io',
    references: [
      ...backends,
      ...oldBackends,
      { field: 'spec.backend.resource.name', to: { kind: 'kind', group: 'apiGroup' } },
      { field: 'spec.tls[].secretName', to: 'Secret', needs: ['tls.crt', 'tls.key'] },
      { field: 'spec.ingressClassName', to: 'IngressClass.networking.k8s.io' },
      { field: 'metadata.annotations[cert-manager.io/issuer]', to: 'Issuer.cert-manager.io' },
      { field: 'metadata.annotations[cert-manager.io/cluster-issuer]', to: 'ClusterIssuer.cert-manager.io' },
    ],
    makes: [{ field: 'spec.tls[].secretName', makes: 'Secret', annotations: CERTIFICATE_WISHES }],
  },
  {
    in: 'IngressClass.networking.k8s.io',
    references: [{ field: 'spec.parameters.name', to: { kind: 'kind', group: 'apiGroup' }, namespace: 'namespace' }],
  },
  {
    in: 'IPAddress.networking.k8s.io',
    references: [
      { field: 'spec.parentRef.name', to: 'Service', namespace: 'namespace', when: { resource: 'services' } },
    ],
  },
]
