import { describe, expect, it } from 'vitest'
import { podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const E = 'spec.containers[0].env[0]'
const from = (source: string) => podWith(`env: [{name: A, valueFrom: ${source}}]`)

describe('variables', () => {
  it.each([
    '{fieldRef: {fieldPath: status.podIPs}}',
    '{fieldRef: {fieldPath: "metadata.labels[\'a/b\']"}}',
    '{fieldRef: {fieldPath: spec.host}}',
    '{resourceFieldRef: {resource: limits.cpu, divisor: 1m}}',
    '{resourceFieldRef: {resource: limits.hugepages-2Mi}}',
    '{configMapKeyRef: {name: a, key: a.b}}',
    '{secretKeyRef: {name: a, key: A_B}}',
  ])('may be %s', (source) => expect(said(from(source))).toEqual([]))

  it.each([
    ['nothing', '{}', [`invalid-value ${E}.valueFrom`]],
    [
      'two things',
      '{secretKeyRef: {name: a, key: a}, configMapKeyRef: {name: a, key: a}}',
      [`invalid-value ${E}.valueFrom`],
    ],
    [
      'a field that is none',
      '{fieldRef: {fieldPath: spec.replicas}}',
      [`invalid-value ${E}.valueFrom.fieldRef.fieldPath`],
    ],
    [
      'a field for files',
      '{fieldRef: {fieldPath: metadata.labels}}',
      [`unsupported-value ${E}.valueFrom.fieldRef.fieldPath`],
    ],
    [
      'a label that is none',
      '{fieldRef: {fieldPath: "metadata.labels[\'a b\']"}}',
      [`invalid-value ${E}.valueFrom.fieldRef`],
    ],
    [
      'a resource that is none',
      '{resourceFieldRef: {resource: limits.gpu}}',
      [`unsupported-value ${E}.valueFrom.resourceFieldRef.resource`],
    ],
    [
      'an odd unit',
      '{resourceFieldRef: {resource: limits.cpu, divisor: 10m}}',
      [`invalid-value ${E}.valueFrom.resourceFieldRef.divisor`],
    ],
    [
      'of no name',
      '{configMapKeyRef: {key: a/b}}',
      [`invalid-value ${E}.valueFrom.configMapKeyRef.key`, `invalid-value ${E}.valueFrom.configMapKeyRef.name`],
    ],
    [
      'in no volume',
      '{fileKeyRef: {volumeName: v, path: ../a, key: "a=b"}}',
      [
        `dangling-name ${E}.valueFrom.fileKeyRef.volumeName`,
        `invalid-value ${E}.valueFrom.fileKeyRef.key`,
        `invalid-value ${E}.valueFrom.fileKeyRef.path`,
      ],
    ],
  ])('may not be %s', (_, source, expected) => expect(blamed(from(source))).toEqual(expected))

  it('come from files in an emptyDir', () => {
    const env = 'env: [{name: A, valueFrom: {fileKeyRef: {volumeName: v, path: a, key: A}}}]'
    expect(said(podWith(env, 'volumes: [{name: v, emptyDir: {}}]'))).toEqual([])
    expect(said(podWith(env, 'volumes: [{name: v}]'))).toEqual([])
    expect(blamed(podWith(env, 'volumes: [{name: v, configMap: {name: v}}]'))).toEqual([
      `invalid-value ${E}.valueFrom.fileKeyRef.volumeName`,
    ])
  })

  it('may not have a value and a source', () =>
    expect(blamed(podWith('env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]'))).toEqual([
      `invalid-value ${E}.valueFrom`,
    ]))

  it('may have nearly any name from 1.32 on', () => {
    const text = podWith('env: [{name: 1 a}], envFrom: [{prefix: "1", secretRef: {name: a}}]')
    expect(blamed(text, 31)).toEqual(['invalid-value spec.containers[0].envFrom[0].prefix', `invalid-value ${E}.name`])
    expect(blamed(text, 32)).toEqual([])
    expect(blamed(podWith('env: [{name: "a=b"}]'))).toEqual([`invalid-value ${E}.name`])
  })

  it('know the addresses of the host from 1.29 on', () => {
    const text = from('{fieldRef: {fieldPath: status.hostIPs}}')
    expect(blamed(text, 27)).toEqual([`unsupported-value ${E}.valueFrom.fieldRef.fieldPath`])
    expect(blamed(text, 28)).toEqual([`forbidden-field ${E}.valueFrom.fieldRef`])
    expect(blamed(text, 29)).toEqual([])
  })
})

describe('variables by the dozen', () => {
  it.each([
    ['of nothing', '[{}]', ['invalid-value spec.containers[0].envFrom ▸ {}']],
    [
      'of two things',
      '[{secretRef: {name: a}, configMapRef: {name: a}}]',
      ['invalid-value spec.containers[0].envFrom ▸ {secretRef: {name: a}, configMapRef: {name: a}}'],
    ],
    ['of a bad name', '[{secretRef: {name: A}}]', ['invalid-value spec.containers[0].envFrom[0].secretRef.name ▸ A']],
    ['of a name that goes on', '[{secretRef: {name: a-}}]', []],
  ])('%s', (_, list, expected) => expect(said(podWith(`envFrom: ${list}`))).toEqual(expected))
})
