import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

it('a Lease has a duration above and transitions not below zero, and any qualified finalizer', () => {
  const lease = (spec: string, metadata = '{name: a}') =>
    `{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: ${metadata}, spec: {${spec}}}`
  expect(blamed(lease('leaseDurationSeconds: 0, leaseTransitions: -1'))).toEqual([
    'invalid-value spec.leaseDurationSeconds',
    'invalid-value spec.leaseTransitions',
  ])
  expect(blamed(lease('leaseDurationSeconds: 1', '{name: a, finalizers: [keep]}'))).toEqual([])
})

describe('a LeaseCandidate', () => {
  const candidate = (spec: string, name = 'a') =>
    `{apiVersion: coordination.k8s.io/v1beta1, kind: LeaseCandidate, metadata: {name: ${name}}, spec: {leaseName: a, ${spec}}}`
  const OLDEST = 'strategy: OldestEmulationVersion'
  const value = (lines: string[]) => lines.filter((line) => !line.startsWith('api-not-enabled'))

  it.each([
    `${OLDEST}, binaryVersion: 1.36.0, emulationVersion: 1.36.0-rc.1`,
    `${OLDEST}, binaryVersion: 1.10.0, emulationVersion: 1.9.0`,
    'strategy: example.com/mine, binaryVersion: 1.0.0',
  ])('may have %s', (spec) => expect(value(said(candidate(spec)))).toEqual([]))

  it.each([
    [`${OLDEST}, binaryVersion: 1.36.0`, ['required-value spec.emulationVersion']],
    [
      `${OLDEST}, binaryVersion: "1.36", emulationVersion: v1.36.0`,
      [
        'invalid-value spec.binaryVersion',
        'invalid-value spec.emulationVersion',
        'required-value spec.emulationVersion',
      ],
    ],
    [`${OLDEST}, binaryVersion: 1.9.0, emulationVersion: 1.10.0`, ['invalid-value spec.binaryVersion']],
    ['strategy: Newest, binaryVersion: 1.0.0', ['unsupported-value spec.strategy.strategy']],
    ['strategy: a b/c, binaryVersion: 1.0.0', ['invalid-value spec.strategy.strategy']],
  ])('may not have %s', (spec, expected) => expect(value(blamed(candidate(spec)))).toEqual(expected))

  it('is called as keys of a ConfigMap are', () => {
    const spec = 'strategy: example.com/mine, binaryVersion: 1.0.0'
    expect(value(blamed(candidate(spec, 'A_b')))).toEqual([])
    expect(value(blamed(candidate(spec, '"a b"')))).toEqual(['invalid-value metadata.name'])
  })
})
