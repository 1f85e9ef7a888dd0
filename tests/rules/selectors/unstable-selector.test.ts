import { testRule } from '../../helpers/rule-tester.ts'

const deployment = (labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}, app.kubernetes.io/version: 1.2.3}}
    spec: {containers: [{name: c, image: i}]}
`

testRule('unstable-selector', {
  valid: {
    'labels that stay': deployment('app: a, app.kubernetes.io/instance: b'),
    'the name of a variant': deployment('app: a, version: v1'),
    'a ReplicaSet that a Deployment made': `
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: a-5d8, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: a, uid: u}]}
spec: {selector: {matchLabels: {pod-template-hash: 5d8}}}
`,
    'a release that has the version in its name': deployment('app: a, version: v1.2.3').replace(
      '{name: a}',
      '{name: a-v1.2.3}',
    ),
    'a word as version': deployment('app: a, version: blue'),
  },
  invalid: {
    'the recommended label of the version': {
      yaml: deployment('app: a, app.kubernetes.io/version: next'),
      expect: ['spec.selector.matchLabels[app.kubernetes.io/version] ▸ next'],
      messages: ['the selector asks for app.kubernetes.io/version=next, which changes with each release'],
    },
    'a version number': {
      yaml: deployment('app: a, version: v1.2.3'),
      expect: ['spec.selector.matchLabels[version] ▸ v1.2.3'],
    },
    'a hash in a Service': {
      yaml: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a, pod-template-hash: 5d8}, ports: [{port: 80}]}',
      expect: ['spec.selector[pod-template-hash] ▸ 5d8'],
    },
  },
})
