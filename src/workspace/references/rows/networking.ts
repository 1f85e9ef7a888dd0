import type { KindRows, Row } from '../row.ts'

/** Annotations that cert-manager takes as the wish for a certificate. */
export const CERTIFICATE_WISHES: readonly string[] = [
  'cert-manager.io/issuer',
  'cert-manager.io/cluster-issuer',
  'certmanager.k8s.io/issuer',
  'certmanager.k8s.io/cluster-issuer',
  'kubernetes.io/tls-acme',
]

const UNSERVED = 'the controller answers requests for it with an error'
/** What controllers do without a certificate. */
export const OWN_CERTIFICATE = 'connections get a certificate that clients do not trust, or none at all'

const backends = ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'].flatMap((backend): Row[] => [
  { field: `${backend}.service.name`, to: 'Service', ports: ['port.{number,name}'], without: UNSERVED },
  { field: `${backend}.resource.name`, to: { kind: 'kind', group: 'apiGroup' } },
])

/** Backends as they were before networking.k8s.io/v1. */
const oldBackends = ['spec.backend', 'spec.rules[].http.paths[].backend'].flatMap((backend): Row[] => [
  { field: `${backend}.serviceName`, to: 'Service', ports: ['servicePort'], without: UNSERVED },
])

const NGINX = 'nginx.ingress.kubernetes.io'

/** The references of networking.k8s.io. */
export const networking: readonly KindRows[] = [
  {
    in: 'Ingress.networking.k8s.io',
    references: [
      ...backends,
      ...oldBackends,
      { field: 'spec.backend.resource.name', to: { kind: 'kind', group: 'apiGroup' } },
      { field: 'spec.tls[].secretName', to: 'Secret', needs: ['tls.crt', 'tls.key'], without: OWN_CERTIFICATE },
      {
        field: 'spec.ingressClassName',
        to: 'IngressClass.networking.k8s.io',
        without: 'no controller serves the Ingress',
      },
      { field: `metadata.annotations[${NGINX}/auth-secret]`, to: 'Secret', form: 'namespace/name' },
      { field: `metadata.annotations[${NGINX}/auth-tls-secret]`, to: 'Secret', form: 'namespace/name' },
      { field: `metadata.annotations[${NGINX}/proxy-ssl-secret]`, to: 'Secret', form: 'namespace/name' },
      { field: `metadata.annotations[${NGINX}/default-backend]`, to: 'Service' },
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
