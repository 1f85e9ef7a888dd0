import { describe, expect, it } from 'vitest'
import { podWith, podWithInit } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const L = 'spec.containers[0].livenessProbe'

describe('probes', () => {
  it.each([
    '{httpGet: {port: 80, path: /}}',
    '{httpGet: {port: web, httpHeaders: [{name: X-A, value: b}]}}',
    '{tcpSocket: {port: 65535}, successThreshold: 1}',
    '{grpc: {port: 1}, terminationGracePeriodSeconds: 1}',
    '{exec: {command: [ls]}, timeoutSeconds: 0}',
  ])('may be %s', (probe) => expect(said(podWith(`livenessProbe: ${probe}`))).toEqual([]))

  it.each([
    ['nothing', '{}', [`required-value ${L}`]],
    ['a port in quotes', '{httpGet: {port: "80"}}', [`invalid-value ${L}.httpGet.port`]],
    ['no port', '{tcpSocket: {}}', [`invalid-value ${L}.tcpSocket.port`]],
    ['a port that is none', '{grpc: {port: 0}}', [`invalid-value ${L}.grpc.port`]],
    [
      'a bad header',
      '{httpGet: {port: 80, httpHeaders: [{name: "X A", value: ""}]}}',
      [`invalid-value ${L}.httpGet.httpHeaders`],
    ],
    [
      'three things, of which only the first is looked at',
      '{tcpSocket: {port: 0}, exec: {command: [a]}, httpGet: {port: 0, scheme: x}}',
      [`forbidden-field ${L}.httpGet`, `forbidden-field ${L}.tcpSocket`],
    ],
    [
      'two successes and negative times',
      '{exec: {command: [a]}, successThreshold: 2, periodSeconds: -1}',
      [`invalid-value ${L}.periodSeconds`, `invalid-value ${L}.successThreshold`],
    ],
  ])('may not be %s', (_, probe, expected) => expect(blamed(podWith(`livenessProbe: ${probe}`))).toEqual(expected))

  it('of readiness may want several successes, but no grace', () => {
    const probe = '{tcpSocket: {port: 1}, successThreshold: 3, terminationGracePeriodSeconds: 9}'
    expect(blamed(podWith(`readinessProbe: ${probe}`))).toEqual([
      'invalid-value spec.containers[0].readinessProbe.terminationGracePeriodSeconds',
    ])
  })
})

describe('hooks', () => {
  const stop = (seconds: string) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`
  const S = 'invalid-value spec.containers[0].lifecycle.preStop.sleep'

  it('sleep no longer than the pod has to end', () => {
    expect(said(podWith(stop('30')))).toEqual([])
    expect(said(podWith(stop('31')))).toEqual([`${S} ▸ 31`])
    expect(said(podWith(stop('6'), 'terminationGracePeriodSeconds: 5'))).toEqual([`${S} ▸ 6`])
    expect(blamed(podWith(stop('-1')))).toEqual([S])
  })

  it('sleep for 0 seconds from 1.33 on', () => {
    expect(blamed(podWith(stop('0')), 32)).toEqual([S])
    expect(blamed(podWith(stop('0')), 33)).toEqual([])
  })

  it('do something', () =>
    expect(blamed(podWith('lifecycle: {postStart: {}}'))).toEqual([
      'required-value spec.containers[0].lifecycle.postStart',
    ]))

  it('that are dropped leave nothing behind', () =>
    expect(blamed(podWithInit('lifecycle: {stopSignal: SIGTERM}'))).toEqual([
      'ignored-field spec.initContainers[0].lifecycle.stopSignal',
    ]))
})
