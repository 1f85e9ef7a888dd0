import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

testRule('unknown-role-group', {
  valid: {
    groups: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["", apps, networking.k8s.io, "*"], resources: ["*"], verbs: [get]}]}`,
    'a group of somebody else': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [example.com, argoproj.io, metrics.k8s.io], resources: ["*"], verbs: [get]}]}`,
    'a template between braces': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["{{ apps, batch }}", ","], resources: [pods], verbs: [get]}]}`,
    'lists that cannot be read': `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [[apps, batch], {a: b}, null], resources: [pods], verbs: [get]}, {apiGroups: null}, {apiGroups: "a,b"}, null]}`,
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
    'a word that no definition could have': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [policies], resources: [poddisruptionbudgets], verbs: [get]}, {apiGroups: [sailing], resources: [ships], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ policies', 'rules[1].apiGroups[0] ▸ sailing'],
    },
    'several in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["apps,batch"], resources: [jobs], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ "apps,batch"'],
      messages: ['no API group is called "apps,batch": for it this rule grants nothing'],
    },
    'several of somebody else in one text': {
      yaml: `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: ["example.com, example.org"], resources: [machines], verbs: [get]}]}`,
      expect: ['rules[0].apiGroups[0] ▸ "example.com, example.org"'],
    },
  },
})

it.each([
  ['apps,batch', 'write each by itself: `["apps", "batch"]`'],
  ['example.com,', 'did you mean "example.com"?'],
])('says what to write for %s', (written, hint) => {
  const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [${JSON.stringify(written)}], resources: [jobs], verbs: [get]}]}`
  const { findings } = checkFiles({ 'case.yaml': text }, { only: ['unknown-role-group'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})

it('asks for the group that has the resource', () => {
  const role = (group: string, resource: string) =>
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [${group}], resources: [${resource}], verbs: [get]}]}`
  const hint = (text: string) =>
    checkFiles({ 'a.yaml': text }).findings.find(({ rule }) => rule === 'unknown-role-group')?.hint
  expect(hint(role('policies', 'poddisruptionbudgets'))).toBe('did you mean "policy"?')
  expect(hint(role('ingress', 'ingresses'))).toBe('did you mean "networking.k8s.io"?')
  expect(hint(role('sailing', 'ships'))).toBeUndefined()
})
