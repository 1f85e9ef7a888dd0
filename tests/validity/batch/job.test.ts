import { describe, expect, it } from 'vitest'
import { cronJob, job } from '../../helpers/jobs.ts'
import { blamed, said } from '../../helpers/validity.ts'

const labelled = (labels: string) =>
  `template: {metadata: {labels: ${labels}}, spec: {restartPolicy: Never, containers: [{name: work, image: "work:1"}]}}`
const run = (pod: string) => `template: {spec: {${pod}containers: [{name: work, image: "work:1"}]}}`
const LABELS = 'spec.template.metadata.labels'

describe('a Job', () => {
  it.each([
    '',
    'selector: {}',
    'completions: 0, parallelism: 0',
    'completionMode: Indexed',
    'completionMode: Indexed, parallelism: 2, completions: 3, backoffLimitPerIndex: 1, maxFailedIndexes: 3',
    'completionMode: Indexed, completions: 100001, backoffLimitPerIndex: 1, maxFailedIndexes: 10000',
    'managedBy: example.com/queue',
    labelled('{job-name: work}'),
  ])('may have %s', (spec) => expect(said(job(spec))).toEqual([]))

  it.each([
    ['parallelism: -1, completions: -1', ['invalid-value spec.completions', 'invalid-value spec.parallelism']],
    [
      'backoffLimit: -1, ttlSecondsAfterFinished: -1',
      ['invalid-value spec.backoffLimit', 'invalid-value spec.ttlSecondsAfterFinished'],
    ],
    ['completionMode: ""', ['unsupported-value spec.completionMode']],
    ['completionMode: Indexed, parallelism: 1', ['required-value spec.completions']],
    ['completionMode: Indexed, completions: 1, parallelism: 100001', ['invalid-value spec.parallelism']],
    [
      'backoffLimitPerIndex: 1, maxFailedIndexes: 1',
      ['invalid-value spec.backoffLimitPerIndex', 'invalid-value spec.maxFailedIndexes'],
    ],
    [
      'completionMode: Indexed, completions: 2, maxFailedIndexes: 3',
      ['invalid-value spec.maxFailedIndexes', 'required-value spec.backoffLimitPerIndex'],
    ],
    ['completionMode: Indexed, completions: 100001, backoffLimitPerIndex: 1', ['required-value spec.maxFailedIndexes']],
    [
      'completionMode: Indexed, completions: 100001, parallelism: 10001, backoffLimitPerIndex: 1, maxFailedIndexes: 10001',
      ['invalid-value spec.maxFailedIndexes', 'invalid-value spec.parallelism'],
    ],
    ['managedBy: queue', ['invalid-value spec.managedBy']],
    ['managedBy: ""', ['required-value spec.managedBy']],
    [`managedBy: example.com/${'q'.repeat(60)}`, ['too-long spec.managedBy']],
    ['podReplacementPolicy: ""', ['unsupported-value spec.podReplacementPolicy']],
  ])('may not have %s', (spec, expected) =>
    expect(blamed(job(spec)).filter((line) => !line.startsWith('api-warning'))).toEqual(expected),
  )

  it('has pods that end', () => {
    const RESTART = 'spec.template.spec.restartPolicy'
    expect(blamed(job(run('')))).toEqual([`required-value ${RESTART}`])
    expect(said(job(run('restartPolicy: Always, ')))).toEqual([`required-value ${RESTART} ▸ Always`])
    expect(blamed(job(run('')), 18)).toEqual([`unsupported-value ${RESTART}`])
    expect(blamed(job(run('restartPolicy: OnFailure, ')))).toEqual([])
  })

  it('is warned about more indexes than its status may hold', () => {
    const text = job('completionMode: Indexed, completions: 100001, parallelism: 10001')
    expect(blamed(text)).toEqual(['api-warning spec'])
    expect(blamed(text, 27)).toEqual([])
  })

  it('gives its labels to a Job without any', () => {
    expect(blamed(job(labelled('{a: b c}')))).toEqual(['invalid-value metadata.labels', `invalid-value ${LABELS}`])
    expect(blamed(job(labelled('{a: b c}'), '{name: work, labels: {x: z}}'))).toEqual([`invalid-value ${LABELS}`])
  })
})

describe('the name of a Job', () => {
  it.each([
    [63, '', []],
    [64, '', ['api-warning metadata.name', `invalid-value ${LABELS}`]],
    [64, labelled('{a: b}'), ['api-warning metadata.name', 'invalid-value metadata.labels', `invalid-value ${LABELS}`]],
    [61, 'completionMode: Indexed, completions: 10', []],
    [61, 'completionMode: Indexed, completions: 11', ['invalid-value metadata.name']],
  ])('of %i characters with %s', (length, spec, expected) =>
    expect(blamed(job(spec, `{name: ${'a'.repeat(length)}}`))).toEqual(expected),
  )
})

describe('the selector of a Job', () => {
  const SELECTOR = 'invalid-value spec.selector'

  it('is made by the server', () => {
    expect(said(job('selector: {matchLabels: {job-name: work}}'))).toEqual([])
    expect(said(job(`selector: {matchLabels: {app: a}}, ${labelled('{app: a}')}`))).toEqual([
      `${SELECTOR} ▸ {matchLabels: {app: a}}`,
    ])
    expect(blamed(job('selector: {matchLabels: {app: a}}'))).toEqual([SELECTOR, `invalid-value ${LABELS}`])
  })

  it.each([
    ['{job-name: other}', [`invalid-value ${LABELS}[job-name]`]],
    ['{controller-uid: "1"}', [`invalid-value ${LABELS}[controller-uid]`]],
    [
      '{batch.kubernetes.io/controller-uid: "1"}',
      [`invalid-value ${LABELS}`, `invalid-value ${LABELS}[batch.kubernetes.io/controller-uid]`],
    ],
  ])('does not find labels such as %s', (labels, expected) => expect(blamed(job(labelled(labels)))).toEqual(expected))

  it('knew labels without prefix only before 1.27', () => {
    const labels = '{batch.kubernetes.io/job-name: other}'
    expect(blamed(job(labelled(labels)), 27)).toEqual([`invalid-value ${LABELS}[batch.kubernetes.io/job-name]`])
    expect(blamed(job(labelled(labels)), 26)).toEqual([])
  })

  it('may be set by hand', () => {
    const byHand = (selector: string, labels = '{app: a}') =>
      job(`manualSelector: true${selector}, ${labelled(labels)}`)
    expect(said(byHand(', selector: {matchLabels: {app: a}}'))).toEqual([])
    expect(blamed(byHand(', selector: {matchLabels: {app: b}}'))).toEqual([`invalid-value ${LABELS}`])
    expect(blamed(byHand(''))).toEqual([`invalid-value ${LABELS}`, 'required-value spec.selector'])
  })
})

describe('the policy for failures of a Job', () => {
  const R = 'spec.podFailurePolicy.rules[0]'
  const policy = (rule: string, more = '') => `podFailurePolicy: {rules: [${rule}]}${more}`
  const codes = '{operator: In, values: [1, 2]}'

  it.each([
    `{action: FailJob, onExitCodes: ${codes}}`,
    '{action: Count, onExitCodes: {operator: NotIn, values: [0], containerName: work}}',
    '{action: Ignore, onPodConditions: [{type: DisruptionTarget}]}',
  ])('may have %s', (rule) => expect(said(job(policy(rule)))).toEqual([]))

  it.each([
    [`{action: FailIndex, onExitCodes: ${codes}}`, [`invalid-value ${R}.action`]],
    ['{action: Count}', [`invalid-value ${R}`]],
    [`{action: Count, onExitCodes: ${codes}, onPodConditions: [{type: A}]}`, [`invalid-value ${R}`]],
    ['{action: Count, onExitCodes: {operator: In, values: [0]}}', [`invalid-value ${R}.onExitCodes.values[0]`]],
    ['{action: Count, onExitCodes: {operator: In}}', [`invalid-value ${R}.onExitCodes.values`]],
    [
      '{action: Count, onExitCodes: {operator: In, values: [2, 1, 2], containerName: other}}',
      [
        `duplicate-value ${R}.onExitCodes.values[2]`,
        `invalid-value ${R}.onExitCodes.containerName`,
        `invalid-value ${R}.onExitCodes.values`,
      ],
    ],
    [
      '{action: Count, onPodConditions: [{type: "A B"}, {}]}',
      [`invalid-value ${R}.onPodConditions[0].type`, `invalid-value ${R}.onPodConditions[1].type`],
    ],
  ])('may not have %s', (rule, expected) => expect(blamed(job(policy(rule)))).toEqual(expected))

  it('asks for pods that are not started again, and replaces none too early', () => {
    const rule = policy('{action: Ignore, onPodConditions: [{type: DisruptionTarget}]}')
    expect(blamed(job(`${rule}, ${run('restartPolicy: OnFailure, ')}`))).toEqual([
      'invalid-value spec.template.spec.restartPolicy',
    ])
    expect(blamed(job(`${rule}, podReplacementPolicy: TerminatingOrFailed`))).toEqual([
      'unsupported-value spec.podReplacementPolicy',
    ])
  })

  it('has at most 20 rules', () => {
    const many = Array.from({ length: 21 }, () => '{action: Ignore, onPodConditions: [{type: A}]}').join(', ')
    expect(blamed(job(policy(many)))).toEqual(['too-many spec.podFailurePolicy.rules'])
  })

  it('needs a status in a CronJob before 1.34', () => {
    const text = cronJob(policy('{action: Ignore, onPodConditions: [{type: A}]}'))
    expect(blamed(text)).toEqual([])
    expect(blamed(text, 33)).toEqual([`required-value spec.jobTemplate.${R}.onPodConditions[0].status`])
  })
})

describe('the policy for success of a Job', () => {
  const R = 'spec.successPolicy.rules[0]'
  const policy = (rule: string) => `completionMode: Indexed, completions: 5, successPolicy: {rules: [${rule}]}`

  it.each(['{succeededCount: 5}', '{succeededIndexes: "0,2-4"}', '{succeededIndexes: "0-2", succeededCount: 3}'])(
    'may have %s',
    (rule) => expect(said(job(policy(rule)))).toEqual([]),
  )

  it.each([
    ['{}', [`required-value ${R}`]],
    ['{succeededCount: 6}', [`invalid-value ${R}.succeededCount`]],
    ['{succeededCount: -1}', [`invalid-value ${R}.succeededCount`]],
    ['{succeededIndexes: "0-2", succeededCount: 4}', [`invalid-value ${R}.succeededCount`]],
    ['{succeededIndexes: "5"}', [`invalid-value ${R}.succeededIndexes`]],
    ['{succeededIndexes: "3-1"}', [`invalid-value ${R}.succeededIndexes`]],
    ['{succeededIndexes: "1,1"}', [`invalid-value ${R}.succeededIndexes`]],
    ['{succeededIndexes: all}', [`invalid-value ${R}.succeededIndexes`]],
    ['{succeededIndexes: 0-1-2}', [`invalid-value ${R}.succeededIndexes`]],
  ])('may not have %s', (rule, expected) => expect(blamed(job(policy(rule)))).toEqual(expected))

  it('needs rules, and indexes', () => {
    expect(blamed(job('completionMode: Indexed, completions: 5, successPolicy: {}'))).toEqual([
      'required-value spec.successPolicy.rules',
    ])
    expect(blamed(job('successPolicy: {rules: [{}]}'))).toEqual(['invalid-value spec.successPolicy'])
  })

  it('is dropped from a Job of 1.30, but not from those of a CronJob', () => {
    const spec = 'successPolicy: {rules: [{}]}'
    expect(blamed(job(spec), 30)).toEqual(['ignored-field spec.successPolicy'])
    expect(blamed(cronJob(spec), 30)).toEqual([
      'ignored-field spec.jobTemplate.spec.successPolicy',
      'invalid-value spec.jobTemplate.spec.successPolicy',
    ])
  })

  it('does not stop at an indexed CronJob without completions', () => {
    const spec = 'completionMode: Indexed, successPolicy: {rules: [{succeededIndexes: "0", succeededCount: 1}]}'
    expect(blamed(cronJob(spec))).toEqual(['required-value spec.jobTemplate.spec.completions'])
  })
})
