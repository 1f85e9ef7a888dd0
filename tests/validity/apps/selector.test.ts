import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { blamed, said } from '../../helpers/validity.ts'
import { template, workload } from '../../helpers/workloads.ts'

const LABELS = 'invalid-value spec.template.metadata.labels'
const SELECTOR = 'invalid-value spec.selector'
const twice = ['Deployment', 'ReplicaSet', 'StatefulSet'] as const

describe.each([...twice, 'DaemonSet'])('the selector of a %s', (kind) => {
  it.each([
    '{matchLabels: {app: web}}',
    '{matchExpressions: [{key: app, operator: In, values: [web, www]}, {key: canary, operator: DoesNotExist}]}',
  ])('may be %s', (selector) => expect(said(workload(kind, { selector }))).toEqual([]))

  it('may not be empty', () => {
    expect(said(workload(kind, { selector: '{}' }))).toEqual([`${SELECTOR} ▸ {}`])
    expect(blamed(workload(kind, { selector: '{matchLabels: {}}' }))).toEqual([SELECTOR])
    expect(blamed(workload(kind, { selector: '{matchExpressions: []}' }))).toEqual([SELECTOR])
  })

  it('may not miss the labels of the template', () => {
    expect(blamed(workload(kind, { selector: '{matchLabels: {app: wbe}}' }))).toEqual([LABELS])
    expect(blamed(workload(kind, { template: template('', '{}') }))).toEqual([LABELS])
  })

  it('is not judged where it could not be read', () => {
    expect(blamed(workload(kind, { selector: 'app=web' }))).toEqual(['wrong-type spec.selector'])
    expect(blamed(workload(kind, { selector: '{matchLabels: web}' }))).toEqual(['wrong-type spec.selector.matchLabels'])
    expect(blamed(workload(kind, { template: template('', '[web]') }))).toEqual([
      'wrong-type spec.template.metadata.labels',
    ])
  })
})

describe('a selector that is none', () => {
  const broken = '{matchExpressions: [{key: app, operator: Equals, values: [web]}]}'
  const OPERATOR = 'invalid-value spec.selector.matchExpressions[0].operator'

  it.each(twice)('is blamed twice in a %s', (kind) =>
    expect(blamed(workload(kind, { selector: broken }))).toEqual([SELECTOR, OPERATOR]),
  )

  it('is said to be refused for what is in it', () => {
    const { findings } = checkFiles({ 'a.yaml': workload('Deployment', { selector: broken }) }, { preset: 'server' })
    expect(findings.map(({ message }) => message)).toContain(
      '`selector` is refused as a whole because of what is wrong in it',
    )
  })

  it('is blamed once in a DaemonSet', () =>
    expect(blamed(workload('DaemonSet', { selector: broken }))).toEqual([OPERATOR]))
})

describe('a workload without selector', () => {
  it.each(twice)('is refused twice: %s', (kind) =>
    expect(blamed(workload(kind, { selector: '' }))).toEqual([LABELS, 'required-value spec.selector']),
  )

  it('misses the labels only, as a DaemonSet', () =>
    expect(blamed(workload('DaemonSet', { selector: '' }))).toEqual([LABELS]))
})
