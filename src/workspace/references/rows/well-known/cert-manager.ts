import type { KindRows, Row } from '../../row.ts'

const GROUP = 'cert-manager.io'
const ISSUER = { kind: 'kind', group: 'group', otherwise: `Issuer.${GROUP}` }

/** How an Issuer proves that a domain is its own. */
const challenge = [
  'acmeDNS.accountSecretRef',
  'akamai.{accessTokenSecretRef,clientSecretSecretRef,clientTokenSecretRef}',
  'azureDNS.clientSecretSecretRef',
  'cloudDNS.serviceAccountSecretRef',
  'cloudflare.{apiKeySecretRef,apiTokenSecretRef}',
  'digitalocean.tokenSecretRef',
  'rfc2136.tsigSecretSecretRef',
  'route53.{accessKeyIDSecretRef,secretAccessKeySecretRef}',
].map((secret): Row => ({ field: `spec.acme.solvers[].dns01.${secret}.name`, to: 'Secret', keys: ['key'] }))

const issuer: Omit<KindRows, 'in'> = {
  references: [
    { field: 'spec.ca.secretName', to: 'Secret', needs: ['tls.crt', 'tls.key'] },
    { field: 'spec.acme.externalAccountBinding.keySecretRef.name', to: 'Secret', keys: ['key'] },
    { field: 'spec.vault.auth.tokenSecretRef.name', to: 'Secret', keys: ['key'] },
    { field: 'spec.vault.auth.appRole.secretRef.name', to: 'Secret', keys: ['key'] },
    { field: 'spec.venafi.cloud.apiTokenSecretRef.name', to: 'Secret', keys: ['key'] },
    { field: 'spec.venafi.tpp.credentialsRef.name', to: 'Secret' },
    ...challenge,
  ],
  makes: [{ field: 'spec.acme.privateKeySecretRef.name', makes: 'Secret' }],
}

/** Certificates, the Secrets that they fill, and who signs them. */
export const certManager: readonly KindRows[] = [
  {
    in: `Certificate.${GROUP}`,
    references: [
      { field: 'spec.issuerRef.name', to: ISSUER },
      { field: 'spec.keystores.{jks,pkcs12}.passwordSecretRef.name', to: 'Secret', keys: ['key'] },
    ],
    makes: [{ field: 'spec.secretName', makes: 'Secret' }],
  },
  { in: `CertificateRequest.${GROUP}`, references: [{ field: 'spec.issuerRef.name', to: ISSUER }] },
  { in: `Issuer.${GROUP}`, ...issuer },
  { in: `ClusterIssuer.${GROUP}`, ...issuer },
]
