import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

const RESOURCES =
  'resourceRules: [{verbs: ["*"], apiGroups: ["*"], resources: ["*"], namespaces: ["*"], clusterScope: true}]'
const URLS = 'nonResourceRules: [{verbs: ["*"], nonResourceURLs: ["*"]}]'
const USER = '{kind: User, user: {name: jane}}'

function schema(rule: string, rest = '', name = 'batch', level = 'low'): string {
  const spec = `priorityLevelConfiguration: {name: ${level}}, rules: [{${rule}}]${rest && `, ${rest}`}`
  return `apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: FlowSchema\nmetadata: {name: ${name}}\nspec: {${spec}}\n`
}

const of = (subject: string) => schema(`subjects: [${subject}], ${RESOURCES}`)
const path = (url: string) =>
  schema(`subjects: [${USER}], nonResourceRules: [{verbs: [get], nonResourceURLs: [${url}]}]`)
const inNamespaces = (rest: string) =>
  schema(`subjects: [${USER}], resourceRules: [{verbs: [get], apiGroups: [""], resources: [pods]${rest}}]`)
const rules = 'spec.rules[0]'

describe('flow schemas', () => {
  it.each([
    ['of a user', of(USER)],
    ['of all accounts of a namespace', of('{kind: ServiceAccount, serviceAccount: {name: "*", namespace: ops}}')],
    ['for paths', path('/, /healthz/*, /metrics')],
    ['without namespaces', inNamespaces(', clusterScope: true')],
    ['without precedence', schema(`subjects: [${USER}], ${URLS}`, 'matchingPrecedence: 0')],
    [
      'that every server has',
      schema(
        `subjects: [{kind: Group, group: {name: "system:masters"}}], ${RESOURCES}, ${URLS}`,
        'matchingPrecedence: 1',
        'exempt',
        'exempt',
      ),
    ],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    ['of nobody', of('{user: {name: jane}}'), [`unsupported-value ${rules}.subjects[0].kind`]],
    ['of a user without a name', of('{kind: User, user: {}}'), [`required-value ${rules}.subjects[0].user.name`]],
    [
      'of a group that is a user',
      of('{kind: Group, user: {}}'),
      [`forbidden-field ${rules}.subjects[0].user`, `required-value ${rules}.subjects[0].group`],
    ],
    [
      'of an account of nowhere',
      of('{kind: ServiceAccount, serviceAccount: {name: A}}'),
      [
        `invalid-value ${rules}.subjects[0].serviceAccount.name`,
        `required-value ${rules}.subjects[0].serviceAccount.namespace`,
      ],
    ],
    ['for nothing', schema(`subjects: [${USER}]`), [`required-value ${rules}`]],
    ['in no namespace', inNamespaces(''), [`required-value ${rules}.resourceRules[0].namespaces`]],
    [
      'in a bad namespace',
      inNamespaces(', namespaces: [A]'),
      [`invalid-value ${rules}.resourceRules[0].namespaces[0]`],
    ],
    ['in all and one', inNamespaces(', namespaces: ["*", a]'), [`invalid-value ${rules}.resourceRules[0].namespaces`]],
    ...['""', 'healthz', '"/a b"', '//', '/a*', '/*/b', '/*/*'].map((url): [string, string, string[]] => [
      `for the path ${url}`,
      path(url),
      [`invalid-value ${rules}.nonResourceRules[0].nonResourceURLs[0]`],
    ]),
    [
      'before all others',
      schema(`subjects: [${USER}], ${URLS}`, 'matchingPrecedence: 1'),
      ['invalid-value spec.matchingPrecedence'],
    ],
    [
      'behind all others',
      schema(`subjects: [${USER}], ${URLS}`, 'matchingPrecedence: 10001'),
      ['invalid-value spec.matchingPrecedence'],
    ],
    [
      'told apart by nothing',
      schema(`subjects: [${USER}], ${URLS}`, 'distinguisherMethod: {}'),
      ['unsupported-value spec.distinguisherMethod.type'],
    ],
    [
      'that every server has, but other',
      schema(`subjects: [${USER}], ${URLS}`, '', 'catch-all', 'catch-all'),
      ['invalid-value spec'],
    ],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))
})

function level(spec: string, { name = 'low', version = 'v1', metadata = '' } = {}): string {
  return `apiVersion: flowcontrol.apiserver.k8s.io/${version}\nkind: PriorityLevelConfiguration\nmetadata: {name: ${name}${metadata}}\nspec: {${spec}}\n`
}

const limited = (rest: string, options = {}) => level(`type: Limited, limited: {${rest}}`, options)
const queue = (numbers: string) => limited(`limitResponse: {type: Queue, queuing: {${numbers}}}`)
const REJECT = 'limitResponse: {type: Reject}'
const queuing = 'spec.limited.limitResponse.queuing'
const KEEP = ', annotations: {flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares: ""}'

describe('priority levels', () => {
  it.each([
    ['that reject', limited(REJECT)],
    ['with queues of the usual numbers', queue('')],
    ['with many queues', queue('queues: 512, handSize: 6')],
    ['without shares', limited(`nominalConcurrencyShares: 0, ${REJECT}`)],
    ['that are exempt', level('type: Exempt, exempt: {lendablePercent: 50}', { name: 'exempt' })],
    ['that every server has', limited(`nominalConcurrencyShares: 5, ${REJECT}`, { name: 'catch-all' })],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    ['without limits', level('type: Limited'), ['required-value spec.limited']],
    ['without a response', limited(''), ['required-value spec.limited.limitResponse.type']],
    ['with queues that reject', limited('limitResponse: {type: Reject, queuing: {}}'), [`forbidden-field ${queuing}`]],
    ['without queues', limited('limitResponse: {type: Queue}'), [`required-value ${queuing}`]],
    [
      'that are exempt in both ways',
      level('type: Limited, exempt: {}, limited: {limitResponse: {type: Reject}}'),
      ['forbidden-field spec.exempt'],
    ],
    ['that are exempt under another name', level('type: Exempt'), ['invalid-value spec.type']],
    ['that are not exempt', limited(REJECT, { name: 'exempt' }), ['invalid-value spec', 'invalid-value spec.type']],
    ['with a hand of all cards', queue('queues: 5, handSize: 6'), [`invalid-value ${queuing}.handSize`]],
    ['with more cards than a hash has bits', queue('queues: 1024, handSize: 7'), [`invalid-value ${queuing}.handSize`]],
    [
      'with fewer than no queues',
      queue('queues: -1, queueLengthLimit: -1'),
      [
        `invalid-value ${queuing}.handSize`,
        `invalid-value ${queuing}.queueLengthLimit`,
        `invalid-value ${queuing}.queues`,
      ],
    ],
    [
      'that lend more than all',
      limited(`lendablePercent: 101, borrowingLimitPercent: -1, ${REJECT}`),
      ['invalid-value spec.limited.borrowingLimitPercent', 'invalid-value spec.limited.lendablePercent'],
    ],
    ['that every server has, but other', limited(REJECT, { name: 'catch-all' }), ['invalid-value spec']],
    ['with an annotation of v1beta3', limited(REJECT, { metadata: KEEP }), ['forbidden-field metadata.annotations']],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))

  it('have shares of another name, which have to be some, in older versions', () => {
    const negative = limited(`assuredConcurrencyShares: -1, ${REJECT}`, { version: 'v1beta2' })
    expect(blamed(negative, 24)).toEqual(['invalid-value spec.limited.assuredConcurrencyShares'])
    expect(said(negative.replace('-1', '0'), 24)).toEqual([])
    const kept = limited(`nominalConcurrencyShares: 0, ${REJECT}`, { version: 'v1beta3', metadata: KEEP })
    expect(blamed(kept, 29)).toEqual(['invalid-value spec.limited.nominalConcurrencyShares'])
    expect(said(kept, 31)).toEqual([])
  })
})
