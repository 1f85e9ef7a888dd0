import { testRule } from '../../helpers/rule-tester.ts'

testRule('unknown-role-group', {
  valid: {
    groups: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["", apps, networking.k8s.io, "*"], resources: ["*"], verbs: [get]}]}`,
    'a group of somebody else': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com, argoproj.io, metrics.k8s.io], resources: ["*"], verbs: [get]}]}`,
  },
  invalid: {
    'a version': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [apps/v1], resources: [deployments], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ apps/v1'],
      messages: ['no API group is called "apps/v1": for it this rule grants nothing'],
    },
    'the first word of it': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [networking], resources: [ingresses], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ networking'],
    },
    'the group without a name': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [core], resources: [pods], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ core'],
    },
    'a typing slip': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [bacth], resources: [jobs], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ bacth'],
    },
  },
})
