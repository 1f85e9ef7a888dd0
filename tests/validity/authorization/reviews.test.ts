import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

function review(kind: string, spec: string, { metadata = '', version = 'v1', group = 'authorization' } = {}): string {
  const meta = metadata && `metadata: {${metadata}}\n`
  return `apiVersion: ${group}.k8s.io/${version}\nkind: ${kind}\n${meta}spec: {${spec}}\n`
}

const ASK = 'resourceAttributes: {verb: get, resource: pods}'
const HERE = 'user: jane, resourceAttributes: {namespace: a, verb: get, resource: pods}'
const subject = (spec: string, options = {}) => review('SubjectAccessReview', spec, options)
const local = (spec: string, options = {}) => review('LocalSubjectAccessReview', spec, options)
const attributes = (rest: string) => subject(`user: jane, resourceAttributes: {verb: list, resource: pods, ${rest}}`)
const at = 'spec.resourceAttributes'

describe('reviews', () => {
  it.each([
    ['of a user', subject(`user: jane, ${ASK}`)],
    ['of a group', subject('groups: [ops], nonResourceAttributes: {path: /metrics, verb: get}')],
    ['of a group, in v1beta1', subject(`group: [ops], ${ASK}`, { version: 'v1beta1' }), 20],
    ['of oneself', review('SelfSubjectAccessReview', ASK)],
    ['of a namespace', local(HERE, { metadata: 'namespace: a' })],
    ['of the namespace that is asked', local(HERE)],
    ['of rules', review('SelfSubjectRulesReview', 'namespace: a')],
    [
      'of a token, whatever its name',
      review('TokenReview', 'token: a', { group: 'authentication', metadata: 'name: A_b' }),
    ],
    [
      'with operators that servers learn later',
      attributes('labelSelector: {requirements: [{key: a, operator: Later}]}'),
    ],
  ])('%s are fine', (_, text, minor?: number) => expect(said(text, minor)).toEqual([]))

  it.each([
    ['of nobody', subject(ASK), ['invalid-value spec.user']],
    ['of nothing', subject('user: jane'), [`invalid-value ${at}`]],
    [
      'of both',
      subject(`user: jane, ${ASK}, nonResourceAttributes: {path: /a}`),
      ['invalid-value spec.nonResourceAttributes'],
    ],
    ['with a name', subject(`user: jane, ${ASK}`, { metadata: 'name: a' }), ['invalid-value metadata']],
    ['of another namespace', local(HERE, { metadata: 'namespace: b' }), [`invalid-value ${at}.namespace`]],
    ['of no namespace', local(`user: jane, ${ASK}`), [`invalid-value ${at}.namespace`]],
    [
      'of URLs in a namespace',
      local('user: jane, nonResourceAttributes: {path: /a}'),
      ['invalid-value spec.nonResourceAttributes'],
    ],
    ['of rules of nowhere', review('SelfSubjectRulesReview', ''), ['required-value spec.namespace']],
    ['of no token', review('TokenReview', '', { group: 'authentication' }), ['required-value spec.token']],
    ['with empty selectors', attributes('fieldSelector: {}'), [`required-value ${at}.fieldSelector.requirements`]],
    [
      'with selectors in two forms',
      attributes('labelSelector: {rawSelector: a, requirements: [{key: a, operator: Exists}]}'),
      [`invalid-value ${at}.labelSelector.rawSelector`],
    ],
    [
      'with conditions that lack something',
      attributes('fieldSelector: {requirements: [{operator: In}]}'),
      [
        `required-value ${at}.fieldSelector.requirements[0].key`,
        `required-value ${at}.fieldSelector.requirements[0].values`,
      ],
    ],
    [
      'with bad labels',
      attributes('labelSelector: {requirements: [{key: a b, operator: In, values: [a b]}]}'),
      [
        `invalid-value ${at}.labelSelector.requirements[0].key`,
        `invalid-value ${at}.labelSelector.requirements[0].values[0]`,
      ],
    ],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))

  it('have selectors that were not looked at before', () =>
    expect(blamed(attributes('fieldSelector: {}'), 31)).toEqual([`ignored-field ${at}.fieldSelector`]))
})
