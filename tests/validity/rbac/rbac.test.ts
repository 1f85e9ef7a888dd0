import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

function resource(kind: string, rest: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: "reads:Pods"}\n${rest}\n`
}

describe('roles', () => {
  it.each([
    ['for resources', 'Role', 'rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]'],
    ['for URLs', 'ClusterRole', 'rules: [{nonResourceURLs: [/healthz], verbs: [get]}]'],
    ['that gather others', 'ClusterRole', 'aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}'],
  ])('%s are fine', (_, kind, rest) => expect(said(resource(kind, rest))).toEqual([]))

  it.each([
    [
      'without groups',
      'Role',
      'rules: [{resources: [pods], verbs: [get]}]',
      ['required-value rules[0].apiGroups ▸ {resources: [pods], verbs: [get]}'],
    ],
    [
      'with nothing',
      'Role',
      'rules: [{verbs: [get]}]',
      ['required-value rules[0].apiGroups ▸ {verbs: [get]}', 'required-value rules[0].resources ▸ {verbs: [get]}'],
    ],
    [
      'with URLs in a namespace',
      'Role',
      'rules: [{nonResourceURLs: [/healthz], verbs: [get]}]',
      ['invalid-value rules[0].nonResourceURLs ▸ [/healthz]'],
    ],
    [
      'for both',
      'ClusterRole',
      'rules: [{nonResourceURLs: [/a], apiGroups: [""], resources: [pods], verbs: [get]}]',
      ['invalid-value rules[0].nonResourceURLs ▸ [/a]'],
    ],
    [
      'that gather by a bad label',
      'ClusterRole',
      'aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: "b c"}}]}',
      [
        'invalid-value aggregationRule.clusterRoleSelectors[0] ▸ {matchLabels: {a: "b c"}}',
        'invalid-value aggregationRule.clusterRoleSelectors[0].matchLabels ▸ "b c"',
      ],
    ],
  ])('%s are refused', (_, kind, rest, expected) => expect(said(resource(kind, rest))).toEqual(expected))

  it('that gather by a bad value are refused before values were judged', () => {
    const selector = '{matchExpressions: [{key: a, operator: In, values: ["b c"]}]}'
    const text = resource('ClusterRole', `aggregationRule: {clusterRoleSelectors: [${selector}]}`)
    expect(said(text, 24)).toEqual([`invalid-value aggregationRule.clusterRoleSelectors[0] ▸ ${selector}`])
    expect(said(text, 30)).toHaveLength(2)
  })
})

const VIEW = 'roleRef: {kind: ClusterRole, name: view}\n'

describe('bindings', () => {
  it.each([
    ['of a user', 'ClusterRoleBinding', `${VIEW}subjects: [{kind: User, name: "jane doe"}]`],
    ['of nobody', 'RoleBinding', 'roleRef: {kind: Role, name: view, apiGroup: rbac.authorization.k8s.io}'],
    ['of an account of the same namespace', 'RoleBinding', `${VIEW}subjects: [{kind: ServiceAccount, name: a}]`],
  ])('%s are fine', (_, kind, rest) => expect(said(resource(kind, rest))).toEqual([]))

  it.each([
    ['of no role', 'RoleBinding', '', ['required-value roleRef.name', 'unsupported-value roleRef.kind']],
    [
      'of a Role everywhere',
      'ClusterRoleBinding',
      'roleRef: {kind: Role, name: view}',
      ['unsupported-value roleRef.kind'],
    ],
    ['of a path', 'RoleBinding', 'roleRef: {kind: Role, name: a/b}', ['invalid-value roleRef.name']],
    [
      'of an account without a namespace',
      'ClusterRoleBinding',
      `${VIEW}subjects: [{kind: ServiceAccount, name: a}]`,
      ['required-value subjects[0].namespace'],
    ],
    [
      'of an account with a bad name in a group',
      'RoleBinding',
      `${VIEW}subjects: [{kind: ServiceAccount, name: A, apiGroup: rbac.authorization.k8s.io}]`,
      ['invalid-value subjects[0].name', 'unsupported-value subjects[0].apiGroup'],
    ],
    [
      'of a user of another group',
      'RoleBinding',
      `${VIEW}subjects: [{kind: User, name: a, apiGroup: v1}]`,
      ['unsupported-value subjects[0].apiGroup'],
    ],
    ['of anything', 'RoleBinding', `${VIEW}subjects: [{name: a}]`, ['unsupported-value subjects[0].kind']],
  ])('%s are refused', (_, kind, rest, expected) => expect(blamed(resource(kind, rest))).toEqual(expected))
})
