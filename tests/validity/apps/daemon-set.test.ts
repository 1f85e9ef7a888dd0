import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'
import { workload } from '../../helpers/workloads.ts'

const R = 'spec.updateStrategy.rollingUpdate'
const rolling = (rollingUpdate: string) =>
  workload('DaemonSet', { updateStrategy: `{rollingUpdate: ${rollingUpdate}}` })

describe('the update strategy of a DaemonSet', () => {
  it.each([
    '{}',
    '{maxSurge: 1, maxUnavailable: 0}',
    '{maxSurge: 0%, maxUnavailable: 10%}',
    '{maxSurge: 100%, maxUnavailable: 0}',
  ])('may be %s', (text) => expect(said(rolling(text))).toEqual([]))

  it.each([
    ['both', '{maxSurge: 1, maxUnavailable: 25%}', [`invalid-value ${R}.maxSurge ▸ 1`]],
    ['a surge beside the default', '{maxSurge: 10%}', [`invalid-value ${R}.maxSurge ▸ 10%`]],
    ['neither', '{maxUnavailable: 0}', [`required-value ${R}.maxUnavailable ▸ 0`]],
    ['more than all', '{maxSurge: 150%, maxUnavailable: 0}', [`invalid-value ${R}.maxSurge ▸ 150%`]],
    ['a number in quotes', '{maxUnavailable: "1"}', [`invalid-value ${R}.maxUnavailable ▸ "1"`]],
  ])('may not be %s', (_, text, expected) => expect(said(rolling(text))).toEqual(expected))

  it('is not looked at beside OnDelete', () => {
    const text = workload('DaemonSet', { updateStrategy: '{type: OnDelete, rollingUpdate: {maxSurge: x}}' })
    expect(said(text)).toEqual([])
  })

  it('has no surge before 1.22', () => {
    expect(blamed(rolling('{maxUnavailable: 0}'), 21)).toEqual([`invalid-value ${R}.maxUnavailable`])
    expect(blamed(rolling('{maxSurge: 1, maxUnavailable: 1}'), 21)).toEqual([`ignored-field ${R}.maxSurge`])
  })
})

it('a DaemonSet counts nothing below zero', () =>
  expect(said(workload('DaemonSet', { minReadySeconds: '-5', revisionHistoryLimit: '-1' }))).toEqual([
    'invalid-value spec.minReadySeconds ▸ -5',
    'invalid-value spec.revisionHistoryLimit ▸ -1',
  ]))
