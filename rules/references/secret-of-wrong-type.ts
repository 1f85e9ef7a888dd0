import { defineRule, nameOf, referencesIn } from '../../src/kit.ts'

/** The fields of pods and ServiceAccounts that name Secrets for pulling images. */
const FIELDS = new Set(['spec.imagePullSecrets[].name', 'imagePullSecrets[].name'])

/** What the kubelet takes for credentials of a registry (credentialprovider/secrets MakeDockerKeyring). */
const TYPES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']

export default defineRule({
  summary: 'A Secret for pulling images must be of the type for that',
  severity: 'warning',
  on: 'resource',
  unit: true,
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.of(resource)) {
      if (!FIELDS.has(reference.row.field)) continue
      const outcome = references.resolve(reference)
      if (outcome.is !== 'found' || outcome.target.kind !== 'Secret') continue
      const { type = 'Opaque' } = outcome.target.value
      if (TYPES.includes(type)) continue
      report({
        path: reference.path,
        message: `${nameOf(outcome.target)} is of the type ${type} and not ${TYPES[0]}: images are pulled without it, and those of a private registry stay in ImagePullBackOff`,
        related: [{ resource: outcome.target, path: ['type'], message: 'the Secret is here' }],
      })
    }
  },
})
