import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

testRule('unknown-role-verb', {
  valid: {
    verbs: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [get, list, watch, create, update, patch, delete, deletecollection]}]}`,
    'special rights': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind, escalate, "*"]}]}`,
    addresses: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{nonResourceURLs: [/metrics], verbs: [read]}]}`,
    'something else': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [machines], verbs: [reboot]}]}`,
    'a template between braces': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [machines], verbs: ["{{ get, list }}", "", ","]}]}`,
    'what cannot be read': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [[get, list], {a: b}, null]}, {verbs: null}, {verbs: "get,list"}, null]}`,
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
    'several in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [watch, "get,list"]}]}`,
      expect: ['rules[0].verbs[1] ▸ "get,list"'],
      messages: ['no request has the verb `get,list`: this entry grants nothing'],
    },
    'several of somebody else in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com], resources: [machines], verbs: ["reboot, stop"]}]}`,
      expect: ['rules[0].verbs[0] ▸ "reboot, stop"'],
    },
    'several for addresses in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{nonResourceURLs: [/metrics], verbs: [get post]}]}`,
      expect: ['rules[0].verbs[0] ▸ get post'],
    },
  },
})

it('leaves out a verb whose meaning is there already', () => {
  const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods/portforward], verbs: [create, post]}]}`
  const { findings } = checkFiles({ 'case.yaml': text }, { only: ['unknown-role-verb'] })
  expect(findings.map((finding) => [finding.hint, finding.meant])).toEqual([
    ['leave it out: `create` is among them', undefined],
  ])
})

it.each([
  ['get,list', 'write each by itself: `["get", "list"]`'],
  [' get , * ', 'write each by itself: `["get", "*"]`'],
  ['get list', 'write each by itself: `["get", "list"]`'],
  ['reboot,', 'did you mean `reboot`?'],
])('says what to write for %s', (written, hint) => {
  const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [pods], verbs: [${JSON.stringify(written)}]}]}`
  const { findings } = checkFiles({ 'case.yaml': text }, { only: ['unknown-role-verb'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
