import type { KindRows, Row } from '../row.ts'

const ISSUER = { kind: 'kind', group: 'group', otherwise: 'Issuer.cert-manager.io' }
const STORE = { kind: 'kind', otherwise: 'SecretStore.external-secrets.io' }
const SOURCE = { kind: 'kind', otherwise: 'GitRepository.source.toolkit.fluxcd.io' }

const certManager: readonly KindRows[] = [
  {
    in: 'Certificate.cert-manager.io',
    references: [{ field: 'spec.issuerRef.name', to: ISSUER }],
    makes: [{ field: 'spec.secretName', makes: 'Secret' }],
  },
]

const secrets: readonly KindRows[] = [
  {
    in: 'ExternalSecret.external-secrets.io',
    references: [{ field: 'spec.secretStoreRef.name', to: STORE }],
    makes: [
      { field: 'spec.target.name', makes: 'Secret' },
      { field: 'metadata.name', makes: 'Secret', unless: 'spec.target.name' },
    ],
  },
  {
    in: 'SealedSecret.bitnami.com',
    makes: [
      { field: 'spec.template.metadata.name', makes: 'Secret' },
      { field: 'metadata.name', makes: 'Secret', unless: 'spec.template.metadata.name' },
    ],
  },
]

const argo: readonly KindRows[] = [
  {
    in: 'Rollout.argoproj.io',
    references: [
      { field: 'spec.workloadRef.name', to: { kind: 'kind', apiVersion: 'apiVersion' } },
      { field: 'spec.strategy.canary.{stableService,canaryService}', to: 'Service' },
      { field: 'spec.strategy.blueGreen.{activeService,previewService}', to: 'Service' },
      { field: 'spec.strategy.canary.steps[].analysis.templates[].templateName', to: 'AnalysisTemplate.argoproj.io' },
    ],
  },
]

const istio: readonly KindRows[] = [
  {
    in: 'VirtualService.networking.istio.io',
    references: [
      ...['http', 'tcp', 'tls'].map(
        (protocol): Row => ({
          field: `spec.${protocol}[].route[].destination.host`,
          to: 'Service',
          form: 'host',
          ports: ['port.number'],
        }),
      ),
    ],
  },
  {
    in: 'DestinationRule.networking.istio.io',
    references: [{ field: 'spec.host', to: 'Service', form: 'host' }],
  },
]

const flux: readonly KindRows[] = [
  {
    in: 'HelmRelease.helm.toolkit.fluxcd.io',
    references: [
      { field: 'spec.chart.spec.sourceRef.name', to: SOURCE, namespace: 'namespace' },
      { field: 'spec.valuesFrom[].name', to: { kind: 'kind' }, optional: 'optional', keys: ['valuesKey'] },
    ],
  },
  {
    in: 'Kustomization.kustomize.toolkit.fluxcd.io',
    references: [{ field: 'spec.sourceRef.name', to: SOURCE, namespace: 'namespace' }],
  },
]

const prometheus: readonly KindRows[] = ['ServiceMonitor', 'PodMonitor'].map((kind) => ({
  in: `${kind}.monitoring.coreos.com`,
  references: ['username', 'password'].map(
    (part): Row => ({
      field: `spec.{endpoints,podMetricsEndpoints}[].basicAuth.${part}.name`,
      to: 'Secret',
      optional: 'optional',
      keys: ['key'],
    }),
  ),
}))

/** Custom kinds that people use beside Kubernetes' own. */
export const wellKnown: readonly KindRows[] = [...certManager, ...secrets, ...argo, ...istio, ...flux, ...prometheus]
