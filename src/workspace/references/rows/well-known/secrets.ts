import type { KindRows } from '../../row.ts'

const GROUP = 'external-secrets.io'
const STORE = { kind: 'kind', otherwise: `SecretStore.${GROUP}` }

/** What brings Secrets into a cluster from elsewhere. */
export const secrets: readonly KindRows[] = [
  {
    in: `ExternalSecret.${GROUP}`,
    references: [
      { field: 'spec.secretStoreRef.name', to: STORE },
      { field: 'spec.{data,dataFrom}[].sourceRef.storeRef.name', to: STORE },
    ],
    makes: [
      { field: 'spec.target.name', makes: 'Secret' },
      { field: 'metadata.name', makes: 'Secret', unless: 'spec.target.name' },
    ],
  },
  {
    in: `ClusterExternalSecret.${GROUP}`,
    references: [{ field: 'spec.externalSecretSpec.secretStoreRef.name', to: STORE }],
    makes: [
      { field: 'spec.externalSecretSpec.target.name', makes: 'Secret' },
      { field: 'spec.externalSecretName', makes: 'Secret', unless: 'spec.externalSecretSpec.target.name' },
    ],
  },
  {
    in: `PushSecret.${GROUP}`,
    references: [
      { field: 'spec.selector.secret.name', to: 'Secret' },
      { field: 'spec.secretStoreRefs[].name', to: STORE },
    ],
  },
  {
    in: 'SealedSecret.bitnami.com',
    makes: [
      { field: 'spec.template.metadata.name', makes: 'Secret' },
      { field: 'metadata.name', makes: 'Secret', unless: 'spec.template.metadata.name' },
    ],
  },
  {
    in: 'SecretProviderClass.secrets-store.csi.x-k8s.io',
    makes: [{ field: 'spec.secretObjects[].secretName', makes: 'Secret' }],
  },
  {
    in: 'pod',
    references: [
      {
        field: 'spec.volumes[].csi.volumeAttributes.secretProviderClass',
        to: 'SecretProviderClass.secrets-store.csi.x-k8s.io',
      },
    ],
  },
]
