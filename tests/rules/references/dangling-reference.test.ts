import { testRule } from '../../helpers/rule-tester.ts'

const config = (name: string, namespace?: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}
data: {mode: fast}
`
const pod = (source: string, namespace?: string) => `---
apiVersion: v1
kind: Pod
metadata: {name: shop${namespace === undefined ? '' : `, namespace: ${namespace}`}}
spec:
  containers: [{name: shop, image: shop:1, envFrom: [${source}]}]
`

testRule('dangling-reference', {
  valid: {
    'a name that is there': config('settings') + pod('{configMapRef: {name: settings}}'),
    'a name that is nowhere': config('settings') + pod('{configMapRef: {name: features}}'),
    'a slip that may be absent': config('settings') + pod('{configMapRef: {name: setings, optional: true}}'),
    'a namespace that is given on the command line':
      config('settings', 'shop') + pod('{configMapRef: {name: settings}}'),
    'what every cluster has': config('kube-root-ca') + pod('{configMapRef: {name: kube-root-ca.crt}}'),
    'what a kustomization generates': {
      yaml: {
        'kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator: [{name: setings}]\n',
        'web.yaml': config('settings') + pod('{configMapRef: {name: setings}}'),
      },
    },
    'another kind of that name': config('setings') + pod('{secretRef: {name: settings}}'),
  },
  invalid: {
    'a slip in a name': {
      yaml: config('settings') + pod('{configMapRef: {name: setings}}'),
      expect: ['spec.containers[0].envFrom[0].configMapRef.name ▸ setings'],
      messages: ['ConfigMap "setings" is in none of the manifests, ConfigMap "settings" is'],
    },
    'a slip in a namespace': {
      yaml: `${config('settings', 'monitorng')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring}\n`,
      expect: ['metadata.namespace ▸ monitorng'],
    },
    'a slip in a name that every cluster has': {
      yaml: `${pod('{configMapRef: {name: a}}')}  priorityClassName: system-cluster-critcal\n`,
      expect: ['spec.priorityClassName ▸ system-cluster-critcal'],
      messages: [/every cluster has PriorityClass "system-cluster-critical"/],
    },
    'a name of another namespace': {
      yaml: config('settings', 'tools') + pod('{configMapRef: {name: settings}}', 'shop'),
      expect: ['spec.containers[0].envFrom[0].configMapRef.name ▸ settings'],
      messages: ['ConfigMap "settings" is in namespace "tools", but looked for in "shop"'],
    },
  },
})
