import type { KindRows, Row } from '../../row.ts'

const SOURCES = 'source.toolkit.fluxcd.io'
const SOURCE = { kind: 'kind', otherwise: `GitRepository.${SOURCES}` }

/** Kinds are written without their group. */
const source = (field: string): Row => ({ field: `${field}.name`, to: SOURCE, namespace: 'namespace' })
const secret = (field: string): Row => ({ field: `${field}.name`, to: 'Secret' })

/** Sources, releases and kustomizations of Flux. */
export const flux: readonly KindRows[] = [
  {
    in: 'HelmRelease.helm.toolkit.fluxcd.io',
    references: [
      source('spec.chart.spec.sourceRef'),
      { field: 'spec.dependsOn[].name', to: 'HelmRelease.helm.toolkit.fluxcd.io', namespace: 'namespace' },
      { field: 'spec.valuesFrom[].name', to: { kind: 'kind' }, optional: 'optional', keys: ['valuesKey'] },
      secret('spec.kubeConfig.secretRef'),
      { field: 'spec.serviceAccountName', to: 'ServiceAccount' },
    ],
  },
  {
    in: 'Kustomization.kustomize.toolkit.fluxcd.io',
    references: [
      source('spec.sourceRef'),
      { field: 'spec.dependsOn[].name', to: 'Kustomization.kustomize.toolkit.fluxcd.io', namespace: 'namespace' },
      { field: 'spec.postBuild.substituteFrom[].name', to: { kind: 'kind' }, optional: 'optional' },
      secret('spec.decryption.secretRef'),
      secret('spec.kubeConfig.secretRef'),
      { field: 'spec.serviceAccountName', to: 'ServiceAccount' },
    ],
  },
  ...['GitRepository', 'HelmRepository', 'OCIRepository', 'Bucket'].map((kind) => ({
    in: `${kind}.${SOURCES}`,
    references: [secret('spec.{secretRef,certSecretRef}')],
  })),
  { in: `HelmChart.${SOURCES}`, references: [source('spec.sourceRef')] },
  {
    in: 'ImagePolicy.image.toolkit.fluxcd.io',
    references: [
      {
        field: 'spec.imageRepositoryRef.name',
        to: 'ImageRepository.image.toolkit.fluxcd.io',
        namespace: 'namespace',
      },
    ],
  },
  { in: 'ImageRepository.image.toolkit.fluxcd.io', references: [secret('spec.secretRef')] },
  { in: 'ImageUpdateAutomation.image.toolkit.fluxcd.io', references: [source('spec.sourceRef')] },
  {
    in: 'Alert.notification.toolkit.fluxcd.io',
    references: [{ field: 'spec.providerRef.name', to: 'Provider.notification.toolkit.fluxcd.io' }],
  },
  ...['Provider', 'Receiver'].map((kind) => ({
    in: `${kind}.notification.toolkit.fluxcd.io`,
    references: [secret('spec.secretRef')],
  })),
]
