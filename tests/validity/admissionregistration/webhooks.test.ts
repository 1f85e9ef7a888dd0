import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

const GOOD = {
  name: 'pods.example.com',
  clientConfig: '{service: {name: hook, namespace: ops}}',
  admissionReviewVersions: '[v1]',
  sideEffects: 'None',
}

/** A configuration with a webhook that differs in some fields from one that is fine; "" leaves a field out. */
function hooks(...changes: Readonly<Record<string, string>>[]): string {
  const items = changes.map((change) => {
    const fields = Object.entries({ ...GOOD, ...change }).filter(([, value]) => value !== '')
    return `  - {${fields.map(([name, value]) => `${name}: ${value}`).join(', ')}}\n`
  })
  const head =
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: hooks}\n'
  return `${head}webhooks:\n${items.join('')}`
}

const rule = (text: string) => ({ rules: `[{${text}}]` })
const ALL = 'apiGroups: [""], apiVersions: [v1], operations: [CREATE]'
const at = 'webhooks[0]'

describe('webhooks', () => {
  it.each([
    ['of a Service', {}],
    ['of a URL', { clientConfig: '{url: "https://hook.example.com/pods"}' }],
    ['for everything', rule('apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*/*"]')],
    ['for a wildcard after a resource', rule(`${ALL}, resources: [pods, "*"]`)],
    ['of an unknown version beside a known one', { admissionReviewVersions: '[v2, v1beta1]' }],
  ])('%s are fine', (_, change) => expect(said(hooks(change))).toEqual([]))

  it.each([
    ['with a short name', { name: 'pods' }, [`invalid-value ${at}.name`]],
    ['of nothing', { clientConfig: '{}' }, [`required-value ${at}.clientConfig`]],
    ['without anything to call', { clientConfig: '' }, [`required-value ${at}.clientConfig`]],
    [
      'of two things',
      { clientConfig: '{url: "https://a.b", service: {name: hook, namespace: ops}}' },
      [`required-value ${at}.clientConfig`],
    ],
    ['of a plain URL', { clientConfig: '{url: "http://a.b"}' }, [`invalid-value ${at}.clientConfig.url`]],
    ['of what is no URL', { clientConfig: '{url: "https://a b"}' }, [`required-value ${at}.clientConfig.url`]],
    [
      'of a Service with a bad port and path',
      { clientConfig: '{service: {name: hook, namespace: ops, port: 0, path: /A}}' },
      [`invalid-value ${at}.clientConfig.service.path`, `invalid-value ${at}.clientConfig.service.port`],
    ],
    ['with side effects', { sideEffects: 'Some' }, [`unsupported-value ${at}.sideEffects`]],
    ['with an empty policy', { failurePolicy: '""' }, [`unsupported-value ${at}.failurePolicy`]],
    ['that wait too long', { timeoutSeconds: '31' }, [`invalid-value ${at}.timeoutSeconds`]],
    ['of unknown versions', { admissionReviewVersions: '[v2]' }, [`invalid-value ${at}.admissionReviewVersions`]],
    ['of a version twice', { admissionReviewVersions: '[v1, v1]' }, [`invalid-value ${at}.admissionReviewVersions[1]`]],
    [
      'with a wildcard before a resource',
      rule(`${ALL}, resources: ["*", pods]`),
      [`invalid-value ${at}.rules[0].resources`],
    ],
    [
      'for what a wildcard covers',
      rule(`${ALL}, resources: ["pods/*", pods/log, "*/scale", jobs/scale]`),
      [`invalid-value ${at}.rules[0].resources[1]`, `invalid-value ${at}.rules[0].resources[3]`],
    ],
    [
      'with empty words',
      rule('apiGroups: [""], apiVersions: [""], operations: [""], resources: [""], scope: ""'),
      [
        `required-value ${at}.rules[0].apiVersions[0]`,
        `required-value ${at}.rules[0].resources[0]`,
        `unsupported-value ${at}.rules[0].operations[0]`,
        `unsupported-value ${at}.rules[0].scope`,
      ],
    ],
    [
      'with more beside wildcards',
      rule('apiGroups: ["*", apps], apiVersions: ["*", v1], operations: ["*", CREATE], resources: ["*/*", pods]'),
      ['apiGroups', 'apiVersions', 'operations', 'resources'].map((name) => `invalid-value ${at}.rules[0].${name}`),
    ],
    [
      'with conditions of one name, and a blank one',
      { matchConditions: '[{name: a, expression: "true"}, {name: a, expression: " "}]' },
      [`duplicate-value ${at}.matchConditions[1].name`, `required-value ${at}.matchConditions[1].expression`],
    ],
  ])('%s are refused', (_, change, expected) => expect(blamed(hooks(change))).toEqual(expected))

  it('of one name are refused, but not in v1beta1', () => {
    const text = hooks({}, {})
    expect(blamed(text)).toEqual(['duplicate-value webhooks[1].name'])
    expect(said(text.replace('io/v1', 'io/v1beta1'), 20)).toEqual([])
  })

  it('have the missing name of a Service named where it stands, not where the server says', () => {
    expect(said(hooks({ clientConfig: '{service: {namespace: ops}}' }))).toEqual([
      `required-value ${at}.clientConfig.service.namespace ▸ service`,
    ])
  })

  it('of v1 alone are refused by 1.16', () =>
    expect(blamed(hooks({}), 16)).toEqual([`invalid-value ${at}.admissionReviewVersions`]))

  it('with a reserved name are warned of since 1.36', () => {
    const text = hooks({}).replace('name: hooks', 'name: a.static.k8s.io')
    expect(blamed(text, 36)).toEqual(['api-warning metadata.name'])
    expect(said(text, 35)).toEqual([])
  })
})
