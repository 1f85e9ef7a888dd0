import { testRule } from '../../helpers/rule-tester.ts'

testRule('unknown-role-verb', {
  valid: {
    verbs: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [get, list, watch, create, update, patch, delete, deletecollection]}]}`,
    'special rights': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind, escalate, "*"]}]}`,
    addresses: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{nonResourceURLs: [/metrics], verbs: [read]}]}`,
    'something else': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [machines], verbs: [reboot]}]}`,
  },
  invalid: {
    'another word for it': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [read]}]}`,
      expect: ['rules[0].verbs[0] ▸ read'],
      messages: ['no request has the verb `read`: this entry grants nothing'],
    },
    'the method of a request': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [put, post]}, {nonResourceURLs: [/a], verbs: [put]}]}`,
      expect: ['rules[0].verbs[0] ▸ put', 'rules[0].verbs[1] ▸ post'],
    },
    capitals: {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [get, LIST]}]}`,
      expect: ['rules[0].verbs[1] ▸ LIST'],
    },
    'a typing slip': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [wacth]}]}`,
      expect: ['rules[0].verbs[0] ▸ wacth'],
    },
  },
})
