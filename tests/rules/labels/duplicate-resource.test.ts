import { testRule } from '../../helpers/rule-tester.ts'

const map = (name: string, namespace = 'a') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\n`

const space = (labels = '{}') => `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: ${labels}}\n`

const twice = (head: string, one: string, other: string) =>
  [one, other].map((rest) => `${head}\nmetadata: {name: a}\n${rest}\n`).join('---\n')

const deployment = 'apiVersion: apps/v1\nkind: Deployment'
const selected = (app: string, image = 'a', version = '1') =>
  `spec: {selector: {matchLabels: {app: ${app}}}, template: {metadata: {labels: {app: ${app}}}, spec: {containers: [{name: a, image: "${image}:${version}"}]}}}`

testRule('duplicate-resource', {
  valid: {
    'a Namespace that two files begin with': { 'a.yaml': space(), 'b.yaml': space() } as never,
    'other names': `${map('a')}---\n${map('b')}`,
    'other namespaces': `${map('a', 'x')}---\n${map('a', 'y')}`,
    'other folders': { 'x/a.yaml': map('a'), 'y/a.yaml': map('a') } as never,
    'no names':
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n---\napiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}',
  },
  invalid: {
    'a Namespace with other labels': {
      yaml: `${space('{team: x}')}---\n${space()}`,
      expect: ['metadata.name ▸ a'],
    },
    'the same file': {
      yaml: `${map('a')}---\n${map('a')}`,
      expect: ['metadata.name ▸ a'],
      messages: ['ConfigMap "a" of namespace "a" is defined twice, the same both times'],
    },
    'other data': {
      yaml: `${map('a')}data: {a: b}\n---\n${map('a')}`,
      expect: ['metadata.name ▸ a'],
      messages: ['ConfigMap "a" of namespace "a" is defined twice: the one that is applied last replaces the other'],
    },
    ...Object.fromEntries(
      (
        [
          ['a selector', deployment, selected('a'), selected('b'), /is refused, as `selector` cannot be changed once/],
          ['an image', deployment, selected('a'), selected('a', 'b'), /replaces the other$/],
          ['a selector that no server can read', deployment, selected('a'), selected('[b]'), /replaces the other$/],
          [
            'a role',
            'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding',
            'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}',
            'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: b}',
            /is refused, as `roleRef` cannot be changed once/,
          ],
          [
            'the data of an immutable Secret',
            'apiVersion: v1\nkind: Secret',
            'immutable: true\ndata: {a: YQ==}',
            'immutable: true\ndata: {a: Yg==}',
            /is refused, as `data` cannot be changed once/,
          ],
          [
            'a Service that becomes headless',
            'apiVersion: v1\nkind: Service',
            'spec: {ports: [{port: 80}]}',
            'spec: {clusterIP: None, ports: [{port: 80}]}',
            /is refused, as .* cannot be changed/,
          ],
          [
            'a Service that is headless no more',
            'apiVersion: v1\nkind: Service',
            'spec: {clusterIP: None, ports: [{port: 80}]}',
            'spec: {ports: [{port: 80}]}',
            /replaces the other$/,
          ],
        ] as const
      ).map(([words, head, one, other, message]) => [
        `another definition with ${words}`,
        { yaml: twice(head, one, other), expect: ['metadata.name ▸ a'], messages: [message] },
      ]),
    ),
    'files of one folder': { yaml: { 'a.yaml': map('a'), 'b.yaml': map('a') }, expect: ['metadata.name ▸ a'] },
    'the group that the kind had before': {
      yaml: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n---\napiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}',
      expect: ['metadata.name ▸ a'],
    },
    'another version of the kind': {
      yaml: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\n---\napiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a, namespace: default}',
      kubernetes: '1.24',
      expect: ['metadata.name ▸ a'],
    },
  },
})
