import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'
import { template, workload } from '../../helpers/workloads.ts'

describe('a ControllerRevision', () => {
  const revision = (more: string) =>
    `{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: a}, revision: 1, ${more}}`

  it.each(['data: {}', 'data: {a: {b: 1}}'])('may have %s', (more) => expect(said(revision(more))).toEqual([]))

  it('must have an object as data from 1.31 on', () => {
    expect(said(revision('data: text'))).toEqual(['required-value data ▸ text'])
    expect(blamed(revision('data: [1]'))).toEqual(['required-value data'])
    expect(blamed(revision('data: text'), 30)).toEqual([])
    expect(blamed(revision(''))).toEqual(['required-value data'])
  })

  it('is not counted below zero', () =>
    expect(blamed(revision('data: {}').replace('revision: 1', 'revision: -1'))).toEqual(['invalid-value revision']))
})

it('a ReplicaSet counts nothing below zero', () =>
  expect(blamed(workload('ReplicaSet', { replicas: '-1', minReadySeconds: '-1' }))).toEqual([
    'invalid-value spec.minReadySeconds',
    'invalid-value spec.replicas',
  ]))

describe('a ReplicationController', () => {
  const controller = (spec: string, metadata = '{name: a}') =>
    `{apiVersion: v1, kind: ReplicationController, metadata: ${metadata}, spec: {${spec}}}`

  it.each([
    `template: ${template()}`,
    `selector: {app: web}, template: ${template()}`,
    `selector: {}, template: ${template()}`,
  ])('may have %s', (spec) => expect(said(controller(spec))).toEqual([]))

  it.each([
    [`template: ${template('', '{}')}`, ['required-value spec.selector']],
    [`selector: {app: b}, template: ${template()}`, ['invalid-value spec.template.metadata.labels']],
    [
      `replicas: -1, template: ${template('restartPolicy: Never')}`,
      ['invalid-value spec.replicas', 'unsupported-value spec.template.spec.restartPolicy'],
    ],
    [
      `template: ${template('', '{app: a b}')}`,
      ['invalid-value metadata.labels', 'invalid-value spec.template.metadata.labels'],
    ],
    ['replicas: 1', ['required-value spec.selector', 'required-value spec.template']],
  ])('may not have %s', (spec, expected) => expect(blamed(controller(spec))).toEqual(expected))

  it('is blamed for the name that its prefix makes, and for the prefix before 1.35', () => {
    const text = controller(`template: ${template()}`, '{generateName: A}')
    expect(blamed(text)).toEqual(['invalid-value metadata.name'])
    expect(blamed(text, 34)).toEqual(['invalid-value metadata.generateName', 'invalid-value metadata.name'])
  })
})
