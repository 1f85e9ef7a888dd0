import type { KindRows, Row } from '../../row.ts'

const ISTIO = 'networking.istio.io'

/** A destination is a host name; one of a Service begins with its name. */
const destinations = [
  'http[].route[].destination',
  'http[].mirror',
  'tcp[].route[].destination',
  'tls[].route[].destination',
].map(
  (destination): Row => ({ field: `spec.${destination}.host`, to: 'Service', form: 'host', ports: ['port.number'] }),
)

/** Istio. */
const istio: readonly KindRows[] = [
  {
    in: `VirtualService.${ISTIO}`,
    references: [
      ...destinations,
      { field: 'spec.gateways[]', to: `Gateway.${ISTIO}`, form: 'namespace/name' },
      { field: 'spec.http[].match[].gateways[]', to: `Gateway.${ISTIO}`, form: 'namespace/name' },
    ],
  },
  { in: `DestinationRule.${ISTIO}`, references: [{ field: 'spec.host', to: 'Service', form: 'host' }] },
]

/** The groups that Traefik has had. */
const traefik: readonly KindRows[] = ['traefik.io', 'traefik.containo.us'].flatMap((group): KindRows[] => {
  const service = (field: string): Row => ({
    field: `${field}.name`,
    to: 'Service',
    namespace: 'namespace',
    ports: ['port'],
    unless: 'kind',
  })
  return [
    {
      in: `IngressRoute.${group}`,
      references: [
        service('spec.routes[].services[]'),
        { field: 'spec.routes[].middlewares[].name', to: `Middleware.${group}`, namespace: 'namespace' },
        { field: 'spec.tls.secretName', to: 'Secret', needs: ['tls.crt', 'tls.key'] },
      ],
    },
    {
      in: `IngressRouteTCP.${group}`,
      references: [
        service('spec.routes[].services[]'),
        { field: 'spec.tls.secretName', to: 'Secret', needs: ['tls.crt', 'tls.key'] },
      ],
    },
    { in: `IngressRouteUDP.${group}`, references: [service('spec.routes[].services[]')] },
    {
      in: `Middleware.${group}`,
      references: [
        { field: 'spec.{basicAuth,digestAuth}.secret', to: 'Secret' },
        { field: 'spec.chain.middlewares[].name', to: `Middleware.${group}`, namespace: 'namespace' },
        service('spec.errors.service'),
      ],
    },
  ]
})

/** Contour. */
const contour: readonly KindRows[] = [
  {
    in: 'HTTPProxy.projectcontour.io',
    references: [
      { field: 'spec.routes[].services[].name', to: 'Service', ports: ['port'] },
      { field: 'spec.tcpproxy.services[].name', to: 'Service', ports: ['port'] },
      { field: 'spec.includes[].name', to: 'HTTPProxy.projectcontour.io', namespace: 'namespace' },
      {
        field: 'spec.virtualhost.tls.secretName',
        to: 'Secret',
        form: 'namespace/name',
        needs: ['tls.crt', 'tls.key'],
      },
    ],
  },
]

/** Proxies that have kinds of their own for what an Ingress says. */
export const proxies: readonly KindRows[] = [...istio, ...traefik, ...contour]
