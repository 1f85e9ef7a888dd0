import type { KindRows, Row } from '../row.ts'
import { CERTIFICATE_WISHES } from './networking.ts'

const SERVICE = { kind: 'kind', group: 'group', otherwise: 'Service' }
const GATEWAY = { kind: 'kind', group: 'group', otherwise: 'Gateway.gateway.networking.k8s.io' }
const SECRET = { kind: 'kind', group: 'group', otherwise: 'Secret' }

const route: readonly Row[] = [
  {
    field: 'spec.parentRefs[].name',
    to: GATEWAY,
    namespace: 'namespace',
    inside: [{ field: 'sectionName', names: 'spec.listeners[].name' }],
    without: 'nobody serves the route',
  },
  {
    field: 'spec.rules[].backendRefs[].name',
    to: SERVICE,
    namespace: 'namespace',
    ports: ['port'],
    without: 'the gateway answers requests for it with status 500',
  },
  {
    field: 'spec.rules[].filters[].requestMirror.backendRef.name',
    to: SERVICE,
    namespace: 'namespace',
    ports: ['port'],
  },
  { field: 'spec.rules[].filters[].extensionRef.name', to: { kind: 'kind', group: 'group' } },
  { field: 'spec.rules[].backendRefs[].filters[].extensionRef.name', to: { kind: 'kind', group: 'group' } },
]

/** The Gateway API (gateway.networking.k8s.io). */
export const gateway: readonly KindRows[] = [
  ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    (kind): KindRows => ({ in: `${kind}.gateway.networking.k8s.io`, references: route }),
  ),
  {
    in: 'Gateway.gateway.networking.k8s.io',
    references: [
      {
        field: 'spec.gatewayClassName',
        to: 'GatewayClass.gateway.networking.k8s.io',
        without: 'no controller serves the Gateway',
      },
      {
        field: 'spec.listeners[].tls.certificateRefs[].name',
        to: SECRET,
        namespace: 'namespace',
        needs: ['tls.crt', 'tls.key'],
        without: 'the listener is not programmed, and nobody can connect to it',
      },
      { field: 'spec.infrastructure.parametersRef.name', to: { kind: 'kind', group: 'group' } },
    ],
    makes: [{ field: 'spec.listeners[].tls.certificateRefs[].name', makes: 'Secret', annotations: CERTIFICATE_WISHES }],
  },
  {
    in: 'BackendTLSPolicy.gateway.networking.k8s.io',
    references: [
      {
        field: 'spec.targetRefs[].name',
        to: SERVICE,
        inside: [{ field: 'sectionName', names: 'spec.ports[].name' }],
      },
      { field: 'spec.validation.caCertificateRefs[].name', to: { kind: 'kind', group: 'group' }, needs: ['ca.crt'] },
    ],
  },
  {
    in: 'GatewayClass.gateway.networking.k8s.io',
    references: [{ field: 'spec.parametersRef.name', to: { kind: 'kind', group: 'group' }, namespace: 'namespace' }],
  },
]
