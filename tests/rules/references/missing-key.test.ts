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
const secret = `apiVersion: v1
kind: Secret
metadata: {name: login}
data: {user: YQ==}
stringData: {password: x}
`

testRule('missing-key', {
  valid: {
    'a key of the data': config + pod('{configMapKeyRef: {name: settings, key: mode}}'),
    'a key of the binary data': config + pod('{configMapKeyRef: {name: settings, key: logo}}'),
    'a key of the plain texts': secret + pod('{secretKeyRef: {name: login, key: password}}'),
    'a key that may be absent': config + pod('{configMapKeyRef: {name: settings, key: more, optional: true}}'),
    'a resource that is not here': pod('{configMapKeyRef: {name: settings, key: more}}'),
  },
  invalid: {
    'a key that is not there': {
      yaml: config + pod('{configMapKeyRef: {name: settings, key: modes}}'),
      expect: ['spec.containers[0].env[0].valueFrom.configMapKeyRef.key ▸ modes'],
      messages: ['ConfigMap "settings" has no key "modes": it has "mode", "logo"'],
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
