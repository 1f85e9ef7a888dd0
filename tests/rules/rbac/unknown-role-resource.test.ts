import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

testRule('unknown-role-resource', {
  valid: {
    'resources of their groups': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["", apps, extensions, networking.k8s.io], resources: [pods, pods/log, deployments, deployments/scale, ingresses], verbs: [get]}]}`,
    everything: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["*"], resources: ["*"], verbs: [get]}]}`,
    'all subresources': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: ["*/scale", pods/*], verbs: [get]}]}`,
    finalizers: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [apps], resources: [deployments/finalizers], verbs: [get]}]}`,
    'a group of somebody else': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [deployment, pods], verbs: [get]}]}`,
    'a group of somebody else beside': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["", metrics.k8s.io], resources: [nodes, pods, widget], verbs: [get]}]}`,
    'a name that resembles none': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve]}]}`,
    'what may be impersonated': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [users, groups, serviceaccounts], verbs: [impersonate]}]}`,
    'what only kubelets ask for': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [nodes/stats, nodes/metrics, nodes/log, nodes/proxy], verbs: [get]}]}`,
    'the right group in another rule': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods, deployments], verbs: [get]}, {apiGroups: [apps], resources: [deployments], verbs: [get]}]}`,
    'a group that still had it': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [extensions], resources: [ingresses], verbs: [get]}]}`,
      kubernetes: '1.21-1.36',
    },
    'a group that had it, beside the right one': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [extensions], resources: [deployments], verbs: [get]}, {apiGroups: [apps], resources: [deployments], verbs: [get]}]}`,
    'subresources in both groups': `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r}, rules: [{apiGroups: [extensions, networking.k8s.io], resources: [ingresses/status], verbs: [update]}]}`,
    'what is gone from all groups': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [extensions], resources: [podsecuritypolicies], verbs: [use]}]}`,
    'a template between braces': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: ["{{ pods, services }}", "", ","], verbs: [get]}]}`,
    'lists that cannot be read': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [[pods, services], {a: b}, null], verbs: [get]}, {resources: null}, {resources: "a,b"}, null]}`,
  },
  invalid: {
    'a group that had it once': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["", extensions], resources: [pods, ingresses], verbs: [get]}]}`,
      expect: ['rules[0].resources[1] ▸ ingresses'],
      messages: [
        'since Kubernetes 1.22 ingresses are no longer in the API group "extensions" but in "networking.k8s.io": this entry grants nothing',
      ],
    },
    'a resource of a group that had it in another one once': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [apps], resources: [networkpolicies, events], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ networkpolicies', 'rules[0].resources[1] ▸ events'],
      messages: [
        'networkpolicies are not in the API group "apps" but in "networking.k8s.io": this entry grants nothing',
        'events are not in the API group "apps" but in "": this entry grants nothing',
      ],
    },
    'a singular': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods, service], verbs: [get]}]}`,
      expect: ['rules[0].resources[1] ▸ service'],
      messages: ['no resource is called `service`: this entry grants nothing'],
    },
    'a kind': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [Secret], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ Secret'],
    },
    'a typing slip': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [apps], resources: [deploymnets/scale], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ deploymnets/scale'],
    },
    'another group': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods, deployments], verbs: [get]}]}`,
      expect: ['rules[0].resources[1] ▸ deployments'],
      messages: ['deployments are not in the API group "" but in "apps": this entry grants nothing'],
    },
    'a subresource': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods/logs], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ pods/logs'],
      messages: ['pods have no `logs`: this entry grants nothing'],
    },
    'several in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods, "pods/log,services"], verbs: [get]}]}`,
      expect: ['rules[0].resources[1] ▸ "pods/log,services"'],
      messages: ['no resource is called `pods/log,services`: this entry grants nothing'],
    },
    'several in one text, in a group of somebody else': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: ["machines, disks"], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ "machines, disks"'],
    },
    'several in one text, in all groups': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["*"], resources: [pods services], verbs: [get]}]}`,
      expect: ['rules[0].resources[0] ▸ pods services'],
    },
  },
})

it.each([
  ['pods,pods/log', 'write each by itself: `["pods", "pods/log"]`'],
  ['machines,', 'did you mean `machines`?'],
])('says what to write for %s', (written, hint) => {
  const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [${JSON.stringify(written)}], verbs: [get]}]}`
  const { findings } = checkFiles({ 'case.yaml': text }, { only: ['unknown-role-resource'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
