import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, service } from '../networking/manifests.ts'

const hook = `---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: h}
webhooks: [{name: h.example.com, clientConfig: {service: {name: hook, namespace: hooks}}, sideEffects: None, admissionReviewVersions: [v1]}]
`
const api = `---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.example.com}
spec: {group: example.com, version: v1, groupPriorityMinimum: 1, versionPriority: 1, service: {name: hook, namespace: hooks}}
`
const own = service('hook', '{port: 443}', 'namespace: hooks')

testRule('webhook-service-without-pods', {
  valid: {
    pods: hook + own + deployment('hook', '', 'namespace: hooks'),
    'no pods of the namespace here': hook + own + deployment('other'),
    'a Service that is not here': hook + deployment('other', '', 'namespace: hooks'),
    'a Service without selector':
      hook + own.replace('selector: {app: hook}, ', '') + deployment('other', '', 'namespace: hooks'),
  },
  invalid: {
    'other pods': {
      yaml: hook + own + deployment('other', '', 'namespace: hooks'),
      expect: ['webhooks[0].clientConfig.service.name ▸ hook'],
      messages: [
        /^Service "hook" selects none of the pods that the manifests have in namespace "hooks", so nobody answers: every request/,
      ],
    },
    'an APIService': {
      yaml: api + own + deployment('other', '', 'namespace: hooks'),
      expect: ['spec.service.name ▸ hook'],
      messages: [/unavailable/],
    },
  },
})
