import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

const head = (kind: string, version = 'v1') =>
  `apiVersion: admissionregistration.k8s.io/${version}\nkind: ${kind}\nmetadata: {name: a.example.com}\nspec:\n`
const RULE = '{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}'
const MATCH = `matchConstraints: {resourceRules: [${RULE}]}`

const judging = (rest: string, match = MATCH) => `${head('ValidatingAdmissionPolicy')}  ${match}\n  ${rest}\n`
const CHECK = 'validations: [{expression: "true"}]'

describe('policies that judge', () => {
  it.each([
    ['with an expression', judging(CHECK)],
    ['that only write', judging('auditAnnotations: [{key: a, valueExpression: "\'x\'"}]')],
    ['with parameters', judging(`${CHECK}\n  paramKind: {apiVersion: rules.example.com/v1, kind: Limit}`)],
    ['with variables', judging(`${CHECK}\n  variables: [{name: a_1, expression: "1"}]`)],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    [
      'nothing',
      judging('failurePolicy: Fail'),
      ['required-value spec.auditAnnotations', 'required-value spec.validations'],
    ],
    [
      'blanks',
      judging('validations: [{expression: " ", message: " ", messageExpression: " ", reason: ""}]'),
      [
        'invalid-value spec.validations[0].message',
        'invalid-value spec.validations[0].messageExpression',
        'required-value spec.validations[0].expression',
        'unsupported-value spec.validations[0].reason',
      ],
    ],
    [
      'a message of two lines',
      judging('validations: [{expression: "true", message: "a\\nb"}]'),
      ['invalid-value spec.validations[0].message'],
    ],
    [
      'keys that do not fit to its name',
      judging('auditAnnotations: [{key: a b, valueExpression: "1"}, {key: a b, valueExpression: "1"}]'),
      [
        'duplicate-value spec.auditAnnotations[1].key',
        'invalid-value spec.auditAnnotations[0].key',
        'invalid-value spec.auditAnnotations[1].key',
      ],
    ],
    [
      'bad parameters',
      judging(`${CHECK}\n  paramKind: {apiVersion: a.b/1, kind: 1a}`),
      ['invalid-value spec.paramKind.apiVersion', 'invalid-value spec.paramKind.kind'],
    ],
    [
      'a word of CEL as a variable',
      judging(`${CHECK}\n  variables: [{name: null_1, expression: "1"}, {name: in, expression: "1"}]`),
      ['invalid-value spec.variables[1].name'],
    ],
    ['no rules', judging(CHECK, 'matchConstraints: {}'), ['required-value spec.matchConstraints.resourceRules']],
    [
      'a resource name twice',
      judging(CHECK, `matchConstraints: {resourceRules: [${RULE.replace('}', ', resourceNames: [a, a]}')}]}`),
      ['duplicate-value spec.matchConstraints.resourceRules[0].resourceNames[1]'],
    ],
  ])('with %s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))
})

const changing = (mutation: string, operation = 'CREATE') =>
  `${head('MutatingAdmissionPolicy')}  ${MATCH.replace('CREATE', operation)}\n  reinvocationPolicy: Never\n  mutations: [${mutation}]\n`

describe('policies that change', () => {
  it('are fine', () => expect(said(changing('{patchType: JSONPatch, jsonPatch: {expression: "[]"}}'))).toEqual([]))

  it.each([
    ['without a patch', changing('{patchType: JSONPatch}'), ['required-value spec.mutations[0].jsonPatch']],
    [
      'with both patches',
      changing('{patchType: JSONPatch, jsonPatch: {expression: "[]"}, applyConfiguration: {}}'),
      ['invalid-value spec.mutations[0].applyConfiguration'],
    ],
    [
      'with an empty one',
      changing('{patchType: ApplyConfiguration, applyConfiguration: {}}'),
      ['required-value spec.mutations[0].applyConfiguration.expression'],
    ],
    [
      'of what is deleted',
      changing('{patchType: JSONPatch, jsonPatch: {expression: "[]"}}', 'DELETE'),
      ['unsupported-value spec.matchConstraints.resourceRules.operations'],
    ],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))
})

const binding = (rest: string, kind = 'ValidatingAdmissionPolicyBinding') =>
  `${head(kind)}  policyName: a.b\n  ${rest}\n`
const DENY = 'validationActions: [Deny]'

describe('bindings of policies', () => {
  it.each([
    ['of all', binding(DENY)],
    ['of some', binding(`${DENY}\n  matchResources: {namespaceSelector: {matchLabels: {a: b}}}`)],
    ['with a parameter', binding(`${DENY}\n  paramRef: {name: a, parameterNotFoundAction: Deny}`)],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    ['that deny and warn', binding('validationActions: [Deny, Warn]'), ['invalid-value spec.validationActions']],
    ['that deny twice', binding('validationActions: [Deny, Deny]'), ['duplicate-value spec.validationActions[1]']],
    [
      'with parameters in two ways',
      binding(`${DENY}\n  paramRef: {name: a, selector: {}, parameterNotFoundAction: Deny}`),
      ['forbidden-field spec.paramRef.name', 'forbidden-field spec.paramRef.selector'],
    ],
    [
      'with no parameter',
      binding(`${DENY}\n  paramRef: {parameterNotFoundAction: Deny}`),
      ['required-value spec.paramRef'],
    ],
    [
      'of a policy that changes what is deleted',
      binding(
        `matchResources: {resourceRules: [${RULE.replace('CREATE', 'DELETE')}]}`,
        'MutatingAdmissionPolicyBinding',
      ),
      ['unsupported-value spec.matchResources.resourceRules.operations'],
    ],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))

  it('are named as each minor does', () => {
    const text = binding(`${DENY}\n  matchResources: {objectSelector: {matchLabels: {a: b c}}}`)
    expect(said(text, 36)).toEqual(['invalid-value spec.matchResources.objectSelector.matchLabels ▸ b c'])
    expect(said(text, 30)).toEqual(['invalid-value spec.matchResouces.objectSelector.matchLabels ▸ b c'])
  })
})
