import { testRule } from '../../helpers/rule-tester.ts'

const role = (rules: string, kind = 'Role') =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: r}, rules: [${rules}]}`

testRule('cluster-scoped-in-role', {
  valid: {
    'what lives in namespaces': role('{apiGroups: ["", apps], resources: [pods, deployments/scale], verbs: [get]}'),
    'a ClusterRole': role('{apiGroups: [""], resources: [nodes], verbs: [get]}', 'ClusterRole'),
    'its own namespace': role('{apiGroups: [""], resources: [namespaces], verbs: [get]}'),
    'a policy that pods of the namespace may use': role(
      '{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}',
    ),
    'a role that may be bound in the namespace': role(
      '{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}',
    ),
    everything: role('{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}'),
    'a resource of that name of somebody else': role('{apiGroups: [metrics.k8s.io], resources: [nodes], verbs: [get]}'),
    'one of somebody else beside': role('{apiGroups: ["", metrics.k8s.io], resources: [pods, nodes], verbs: [get]}'),
    'what a ClusterRole grants as well': `${role('{apiGroups: [""], resources: [nodes], verbs: [get]}')}\n---\n${role('{apiGroups: ["", apps], resources: [pods, nodes], verbs: [list]}', 'ClusterRole')}`,
    'what cannot be read': role('null, {apiGroups: 1, resources: {a: b}, verbs: [get]}'),
  },
  invalid: {
    nodes: {
      yaml: role('{apiGroups: [""], resources: [pods, nodes, nodes/metrics], verbs: [get, list]}'),
      expect: ['rules[0].resources[1] ▸ nodes', 'rules[0].resources[2] ▸ nodes/metrics'],
      messages: [/^nodes live outside of namespaces: in a Role this entry grants nothing$/],
    },
    'reviews of tokens': {
      yaml: role('{apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}'),
      expect: ['rules[0].resources[0] ▸ tokenreviews'],
    },
    'what a ClusterRole that cannot be read may grant': {
      yaml: `${role('{apiGroups: [""], resources: [nodes], verbs: [get]}')}\n---\n${role('null, {apiGroups: 1, resources: {a: b}}, {apiGroups: [1, null], resources: [null, 2]}', 'ClusterRole')}\n---\n{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: b}, rules: 3}`,
      expect: ['rules[0].resources[0] ▸ nodes'],
    },
    'what a ClusterRole grants of another group': {
      yaml: `${role('{apiGroups: [""], resources: [nodes], verbs: [get]}')}\n---\n${role('{apiGroups: [metrics.k8s.io], resources: [nodes], verbs: [get]}', 'ClusterRole')}`,
      expect: ['rules[0].resources[0] ▸ nodes'],
    },
  },
})
