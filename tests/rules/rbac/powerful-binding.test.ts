import { testRule } from '../../helpers/rule-tester.ts'

const role = (rule: string, kind = 'ClusterRole') =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: r}, rules: [${rule}]}\n---\n`
const binding = (
  name = 'r',
  kind = 'ClusterRoleBinding',
  subjects = '[{kind: ServiceAccount, name: bot, namespace: x}]',
) =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name}}, subjects: ${subjects}}\n`
const at = (name = 'r') => [`roleRef.name ▸ ${name}`]

testRule('powerful-binding', {
  valid: {
    'rights that lead nowhere': role('{apiGroups: [""], resources: [pods], verbs: [get, list]}') + binding(),
    'Secrets by name': role('{apiGroups: [""], resources: [secrets], resourceNames: [tls], verbs: [get]}') + binding(),
    'nobody who gets them': role('{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}') + binding('r', undefined, '[]'),
    'a role that nobody gets': role('{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}'),
    'a role that lives elsewhere': binding('other'),
    'secrets of another group': role('{apiGroups: [example.com], resources: [secrets], verbs: [get]}') + binding(),
  },
  invalid: {
    Secrets: {
      yaml: role('{apiGroups: [""], resources: [secrets], verbs: [list]}') + binding(),
      expect: at(),
      messages: ['in all namespaces ServiceAccount "bot" may read Secrets, and so take over accounts'],
    },
    'all verbs on all resources': {
      yaml: role('{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}') + binding(),
      expect: at(),
      messages: ['in all namespaces ServiceAccount "bot" may do everything'],
    },
    'the role that every cluster has': {
      yaml: binding('cluster-admin', 'RoleBinding', '[{kind: User, name: a}, {kind: User, name: b}]'),
      expect: at('cluster-admin'),
      messages: ['in namespace "default" User "a" and 1 more may do everything'],
    },
    'several at a time': {
      yaml:
        role(
          '{apiGroups: [apps], resources: [deployments], verbs: ["*"]}, {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}',
        ) + binding(),
      expect: at(),
      messages: [/may create pods, .*; give itself rights that it has not$/],
    },
  },
})
