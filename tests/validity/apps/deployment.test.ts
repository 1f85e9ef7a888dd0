import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'
import { template, workload } from '../../helpers/workloads.ts'

const R = 'spec.strategy.rollingUpdate'
const rolling = (rollingUpdate: string) => workload('Deployment', { strategy: `{rollingUpdate: ${rollingUpdate}}` })

describe('the strategy of a Deployment', () => {
  it.each([
    '{}',
    '{maxSurge: 0}',
    '{maxUnavailable: 0}',
    '{maxSurge: 150%, maxUnavailable: 100%}',
    '{maxSurge: 1, maxUnavailable: 1}',
  ])('may be %s', (text) => expect(said(rolling(text))).toEqual([]))

  it.each([
    ['nothing more and nothing less', '{maxSurge: 0, maxUnavailable: 0%}', [`${R}.maxUnavailable ▸ 0%`]],
    ['a number in quotes', '{maxSurge: "1", maxUnavailable: 0}', [`${R}.maxSurge ▸ "1"`]],
    [
      'a word, which counts as 0',
      '{maxSurge: some, maxUnavailable: 0}',
      [`${R}.maxSurge ▸ some`, `${R}.maxUnavailable ▸ 0`],
    ],
    ['less than none', '{maxSurge: -1}', [`${R}.maxSurge ▸ -1`]],
    ['more than all', '{maxUnavailable: 101%}', [`${R}.maxUnavailable ▸ 101%`]],
    ['a fraction', '{maxUnavailable: 2.5%, maxSurge: 1}', [`${R}.maxUnavailable ▸ 2.5%`]],
  ])('may not be %s', (_, text, expected) =>
    expect(said(rolling(text)).sort()).toEqual(expected.map((line) => `invalid-value ${line}`)),
  )

  it('has nothing beside Recreate, not even something empty', () => {
    const recreate = (rollingUpdate: string) => workload('Deployment', { strategy: `{type: Recreate${rollingUpdate}}` })
    expect(said(recreate(''))).toEqual([])
    expect(said(recreate(', rollingUpdate: {}'))).toEqual([`forbidden-field ${R} ▸ rollingUpdate`])
    expect(blamed(recreate(', rollingUpdate: {maxSurge: x}'))).toEqual([`forbidden-field ${R}`])
  })
})

describe('the deadline of a Deployment', () => {
  const D = 'invalid-value spec.progressDeadlineSeconds'
  it.each([
    [{ progressDeadlineSeconds: '11', minReadySeconds: '10' }, []],
    [{ minReadySeconds: '599' }, []],
    [{ progressDeadlineSeconds: '10', minReadySeconds: '10' }, [`${D} ▸ 10`]],
    [{ progressDeadlineSeconds: '0' }, [`${D} ▸ 0`]],
    [{ minReadySeconds: '900' }, [`${D} ▸ 900`]],
  ])('%j', (spec, expected) => expect(said(workload('Deployment', spec))).toEqual(expected))
})

describe('a Deployment', () => {
  it('counts nothing below zero', () => {
    const spec = { replicas: '-1', minReadySeconds: '-2', revisionHistoryLimit: '-3', progressDeadlineSeconds: '-1' }
    expect(blamed(workload('Deployment', spec))).toEqual([
      'invalid-value spec.minReadySeconds',
      'invalid-value spec.progressDeadlineSeconds',
      'invalid-value spec.replicas',
      'invalid-value spec.revisionHistoryLimit',
    ])
    expect(blamed(workload('Deployment', { replicas: '0', revisionHistoryLimit: '0' }))).toEqual([])
  })

  it('keeps its pods running', () => {
    const T = 'spec.template.spec'
    expect(
      blamed(workload('Deployment', { template: template('restartPolicy: OnFailure, activeDeadlineSeconds: 5') })),
    ).toEqual([`forbidden-field ${T}.activeDeadlineSeconds`, `unsupported-value ${T}.restartPolicy`])
    expect(blamed(workload('Deployment', { template: template('restartPolicy: ""') }))).toEqual([])
  })

  it('could not share disks of Google Compute Engine to write before 1.29', () => {
    const disk = template('volumes: [{name: a, gcePersistentDisk: {pdName: a}}]')
    const blame = ['invalid-value spec.template.spec.volumes[0].gcePersistentDisk.readOnly']
    expect(blamed(workload('Deployment', { replicas: '2', template: disk }), 28)).toEqual(blame)
    expect(blamed(workload('Deployment', { replicas: '1', template: disk }), 28)).toEqual([])
    expect(blamed(workload('Deployment', { replicas: '2', template: disk }), 29)).toEqual([])
    expect(blamed(workload('DaemonSet', { template: disk }), 28)).toEqual(blame)
  })

  it('goes back to a revision that an annotation names', () => {
    const back = (to: string) =>
      workload('Deployment', {}, `{name: web, annotations: {deprecated.deployment.rollback.to: ${to}}}`)
    expect(blamed(back('"3"'))).toEqual([])
    expect(blamed(back('"-1"'))).toEqual(['invalid-value spec.rollback.version'])
    expect(blamed(back('last'))).toEqual(['invalid-value metadata.annotations[deprecated.deployment.rollback.to]'])
  })

  it('is warned about a name with dots from 1.27 on', () => {
    const dotted = workload('Deployment', {}, '{name: web.example}')
    expect(said(dotted)).toEqual(['api-warning metadata.name ▸ web.example'])
    expect(said(dotted, 26)).toEqual([])
    expect(blamed(workload('Deployment', {}, '{generateName: web.example-}'))).toEqual(['api-warning metadata.name'])
    expect(blamed(workload('DaemonSet', {}, '{name: web.example}'))).toEqual([])
  })
})
