import type { KindRows, Row } from '../row.ts'
import { CERTIFICATE_WISHES } from './networking.ts'

const SERVICE = { kind: 'kind', group: 'group', otherwise: 'Service' }
const GATEWAY = { kind: 'kind', group: 'group', otherwise: 'Gateway.gateway.networking.k8s.io' }
const SECRET = { kind: 'kind', group: 'group', otherwise: 'Secret' }

const route: readonly Row[] = [
  { field: 'spec.parentRefs[].name', to: GATEWAY, namespace: 'namespace' },
  { field: 'spec.rules[].backendRefs[].name', to: SERVICE, namespace: 'namespace', ports: ['port'] },
  {
    field: 'spec.rules[].filters[].requestMirror.backendRef.name',
    to: SERVICE,
    namespace: 'namespace',
    ports: ['port'],
  },
  { field: 'spec.rules[].filters[].extensionRef.name', to: { kind: 'kind', group: 'group' } },
]

/** The Gateway API (gateway.networking.k8s.io). */
export const gateway: readonly KindRows[] = [
  ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    (kind): KindRows => ({ in: `${kind}.gateway.networking.k8s.io`, references: route }),
  ),
  {
    in: 'Gateway.gateway.networking.k8s.io',
    references: [
      { field: 'spec.gatewayClassName', to: 'GatewayClass.gateway.networking.k8s.io' },
      {
        field: 'spec.listeners[].tls.certificateRefs[].name',
        to: SECRET,
        namespace: 'namespace',
        needs: ['tls.crt', 'tls.key'],
      },
    ],
    makes: [{ field: 'spec.listeners[].tls.certificateRefs[].name', makes: 'Secret', annotations: CERTIFICATE_WISHES }],
  },
  {
    in: 'GatewayClass.gateway.networking.k8s.io',
    references: [{ field: 'spec.parametersRef.name', to: { kind: 'kind', group: 'group' }, namespace: 'namespace' }],
  },
]
