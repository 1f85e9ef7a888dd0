import { expect, test } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (keyRef: string) => `---
apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  containers: [{name: shop, image: shop:1, env: [{name: MODE, valueFrom: ${keyRef}}]}]
`
const config = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: fast}
binaryData: {logo: AA==}
`
const mode = pod('{configMapKeyRef: {name: settings, key: mode}}')
const other = config.replace('mode: fast', 'speed: fast')
const secret = `apiVersion: v1
kind: Secret
metadata: {name: login}
data: {user: YQ==}
stringData: {password: x}
`

const service = (track: string) => `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {track: ${track}}, ports: [{port: 80}]}
`

testRule('missing-key', {
  valid: {
    'a key of the data': config + pod('{configMapKeyRef: {name: settings, key: mode}}'),
    'a key of the binary data': config + pod('{configMapKeyRef: {name: settings, key: logo}}'),
    'a key of the plain texts': secret + pod('{secretKeyRef: {name: login, key: password}}'),
    'a key that may be absent': config + pod('{configMapKeyRef: {name: settings, key: more, optional: true}}'),
    'a key of one variant, whichever it is applied with': {
      'app.yaml': mode,
      'a/config.yaml': config,
      'b/config.yaml': other,
      'c/config.yaml': config,
    },
    'a key that one variant has made by another resource': {
      'app.yaml': mode.replaceAll('configMapKeyRef', 'secretKeyRef'),
      'a/secret.yaml': secret.replace('login', 'settings'),
      'b/secret.yaml': `${secret.replace('login', 'settings')}---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: settings}
spec: {secretName: settings, dnsNames: [shop.example], issuerRef: {name: x}}
`,
    },
    'a key of the variant in the folder of the pod': {
      'dev/app.yaml': mode,
      'dev/config.yaml': config,
      'prod/config.yaml': other,
    },
    'a resource that is not here': pod('{configMapKeyRef: {name: settings, key: more}}'),
  },
  invalid: {
    'a key that is not there': {
      yaml: config + pod('{configMapKeyRef: {name: settings, key: modes}}'),
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ modes'],
      messages: ['ConfigMap "settings" has no key "modes": it has "mode", "logo"'],
    },
    'a key that no variant has': {
      yaml: { 'app.yaml': mode, 'a/config.yaml': other, 'b/config.yaml': other },
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ mode'],
    },
    'a key that the variant in the folder of the pod has not': {
      yaml: { 'dev/app.yaml': mode, 'dev/config.yaml': other, 'prod/config.yaml': config },
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ mode'],
    },
    'a key that the variant in the file of the pod has not': {
      yaml: { 'dev/app.yaml': other + mode, 'prod/config.yaml': config },
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ mode'],
    },
    'a key that the variant beside a base has not, whatever lies above it': {
      yaml: {
        'all/base/app.yaml': mode,
        'all/base/config.yaml': other,
        'all/config.yaml': config,
        'all/dev/web.yaml': service('dev'),
        'all/prod/web.yaml': service('prod'),
      },
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ mode'],
    },
    'keys that a certificate must have': {
      yaml: `${secret}---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {tls: [{secretName: login}], defaultBackend: {service: {name: shop, port: {number: 80}}}}
`,
      expect: ['spec.tls[0].secretName ▸ login', 'spec.tls[0].secretName ▸ login'],
      messages: ['Secret "login" has no key "tls.crt": it has "user", "password"', /"tls.key"/],
    },
    'keys in another place': {
      yaml: `${secret}${pod('{secretKeyRef: {name: login, key: pass}}')}  volumes: [{name: v, secret: {secretName: login, items: [{key: token, path: t}]}}]\n`,
      expect: [
        'spec.containers[0].env[0].valueFrom.secretKeyRef.key ▸ pass',
        'spec.volumes[0].secret.items[0].key ▸ token',
      ],
    },
  },
})

const files = `---
apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  containers: [{name: shop, image: shop:1, volumeMounts: [{name: c, mountPath: /c}]}]
  volumes: [{name: c, configMap: {name: settings, items: [{key: hosts, path: hosts}]}}]
`
const single = config.replace('binaryData: {logo: AA==}\n', '')

test.each([
  ['a variable takes the only key', pod('{configMapKeyRef: {name: settings, key: speed}}'), 'did you mean "mode"?'],
  ['a file has a name of its own', files, undefined],
])('the key that was meant: %s', (_, user, hint) => {
  const { findings } = checkFiles({ 'shop.yaml': single + user }, { only: ['missing-key'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
