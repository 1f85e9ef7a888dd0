import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, namespace, service } from '../networking/manifests.ts'

const hook = (more = '', rule = 'apiGroups: [""], resources: [pods]', version = 'v1') => `---
apiVersion: admissionregistration.k8s.io/${version}
kind: ValidatingWebhookConfiguration
metadata: {name: h}
webhooks:
  - name: h.example.com
    clientConfig: {service: {name: hook, namespace: hooks}}
    rules: [{apiVersions: ["*"], operations: [CREATE], ${rule}}]
    sideEffects: None
    admissionReviewVersions: [v1]
${more && `    ${more}\n`}`
const own = service('hook', '{port: 443}', 'namespace: hooks') + deployment('hook', '', 'namespace: hooks')
const at = 'webhooks[0] ▸ h.example.com'
const unlabelled = 'namespaceSelector: {matchExpressions: [{key: skip, operator: DoesNotExist}]}'

testRule('webhook-blocks-itself', {
  valid: {
    'other resources': hook('', 'apiGroups: [apps], resources: [deployments]') + own,
    'an answer is not needed': hook('failurePolicy: Ignore') + own,
    'before v1': { yaml: hook('', undefined, 'v1beta1') + own, kubernetes: '1.16' },
    'its namespace left out':
      hook(
        'namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [hooks]}]}',
      ) + own,
    'a namespace that is left out by its label': namespace('hooks', 'skip: "true"') + hook(unlabelled) + own,
    'a namespace that is not here': hook(unlabelled) + own,
    'its pods left out': hook('objectSelector: {matchLabels: {app: other}}') + own,
    conditions: hook('matchConditions: [{name: a, expression: "false"}]') + own,
    'pods that are not here': hook() + service('hook', '{port: 443}', 'namespace: hooks'),
    'webhooks that are none': hook().replace('operations: [CREATE]', 'operations: CREATE') + own,
  },
  invalid: {
    'all pods': {
      yaml: hook() + own,
      expect: [at],
      messages: [/^is asked before each pod of Deployment "hook" is created/],
    },
    everything: { yaml: hook('', 'apiGroups: ["*"], resources: ["*"]') + own, expect: [at] },
    'a namespace without the label': { yaml: namespace('hooks') + hook(unlabelled) + own, expect: [at] },
  },
})
