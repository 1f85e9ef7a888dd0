import { defineRule, nameOf, referencesIn } from '../../src/kit.ts'

/** The fields of pods and ServiceAccounts that name Secrets for pulling images. */
const FIELDS = new Set(['spec.imagePullSecrets[].name', 'imagePullSecrets[].name'])

/** What the kubelet takes for credentials of a registry (credentialprovider/secrets MakeDockerKeyring). */
const TYPES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']

export default defineRule({
  summary: 'A Secret for pulling images must be of the type for that',
  severity: 'warning',
  on: 'Secret',
  unit: true,
  check({ type = 'Opaque' }, { resource: secret, unit, report }) {
    if (TYPES.includes(type)) return
    for (const { from, path } of referencesIn(unit).usersOf(secret, ({ row }) => FIELDS.has(row.field)))
      report({
        resource: from,
        path,
        message: `${nameOf(secret)} is of the type ${type} and not ${TYPES[0]}: images are pulled without it, and those of a private registry stay in ImagePullBackOff`,
        related: [{ resource: secret, path: ['type'], message: 'the Secret is here' }],
      })
  },
})
