import { expect, it } from 'vitest'
import { checkFiles } from '../helpers/check.ts'

const pod = (spec: object, name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
})
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web' },
  spec: { defaultBackend: { service: { name: 'web', port: 80 } } },
}

it.each<[string, object, string]>([
  ['a name with blanks and underscores', pod({}, 'My_web app'), 'did you mean "my-web-app"?'],
  ['a unit behind seconds', pod({ terminationGracePeriodSeconds: '30s' }), 'leave out the unit: 30'],
  ['a unit that is no second', pod({ terminationGracePeriodSeconds: '1h' }), 'write it as a number, without a unit'],
  ['a name instead of a reference', pod({ imagePullSecrets: ['registry'] }), 'write `name: registry` below it'],
  ['a field without a colon', pod({ securityContext: 'fsGroup' }), 'the colon is missing after it: write `fsGroup:`'],
  ['a number instead of a port with its number', ingress, 'write `number: 80` below it'],
])('%s', (_, resource, hint) => {
  const { findings } = checkFiles({ 'a.yaml': JSON.stringify(resource) }, { preset: 'server' })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})

it('a value that cannot be read is not said to be missing', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10GB' } } },
  }
  const { findings } = checkFiles({ 'a.yaml': JSON.stringify(claim) }, { preset: 'server' })
  expect(findings.map(({ rule }) => rule)).toEqual(['wrong-type'])
})
