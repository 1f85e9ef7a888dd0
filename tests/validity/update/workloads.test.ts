import { describe, expect, it } from 'vitest'
import { changed } from '../../helpers/diff.ts'

const TEMPLATE = 'template: {metadata: {labels: {a: b, c: d}}, spec: {containers: [{name: c, image: i}]}}'

describe.each(['Deployment', 'ReplicaSet', 'DaemonSet'])('a %s', (kind) => {
  const workload = (spec: string, version = 'apps/v1') =>
    `{apiVersion: ${version}, kind: ${kind}, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, ${TEMPLATE}, ${spec}}}`
  const before = workload('minReadySeconds: 0')

  it.each([
    ['how long pods must be ready', before, workload('minReadySeconds: 5')],
    ['its image', before, before.replace('image: i', 'image: j')],
    [
      'nothing, where it writes down a default',
      before,
      before.replace('image: i', 'image: i, imagePullPolicy: Always'),
    ],
    ['its API version', workload('minReadySeconds: 0', 'extensions/v1beta1'), before],
  ])('may change %s', (_, old, next) => expect(changed(old, next, 15)).toEqual([]))

  it('may not change its selector', () =>
    expect(changed(before, before.replace('matchLabels: {a: b}', 'matchLabels: {c: d}'))).toEqual([
      'invalid-value spec.selector ▸ d',
    ]))
})

it('changes its selector in the first API versions, and loses pods', () => {
  const before = `{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, ${TEMPLATE}}}`
  const next = before
    .replace('matchLabels: {a: b}', 'matchLabels: {e: f}')
    .replace('labels: {a: b', 'labels: {e: f, a: b')
  expect(changed(before, next, 16)).toEqual(['pods-orphaned spec.selector ▸ {matchLabels: {e: f}}'])
})

describe('a StatefulSet', () => {
  const before = `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {serviceName: s, selector: {matchLabels: {a: b}}, ${TEMPLATE}, volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]}}`
  const change = (from: string, to: string, minor?: number) => changed(before, before.replace(from, to), minor)

  it.each([
    ['serviceName: s', 'replicas: 3, serviceName: s'],
    ['serviceName: s', 'podManagementPolicy: OrderedReady, serviceName: s'],
    ['storage: 1Gi', 'storage: 1024Mi'],
    ['metadata: {name: d}', 'apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: d}'],
    ['image: i', 'image: j'],
  ])('may change %s to %s', (from, to) => expect(change(from, to)).toEqual([]))

  it.each([
    ['serviceName: s', 'serviceName: t', 't'],
    ['serviceName: s', 'podManagementPolicy: Parallel, serviceName: s', 'Parallel'],
    ['storage: 1Gi', 'storage: 2Gi', '2Gi'],
    ['metadata: {name: d}', 'metadata: {name: d, labels: {a: b}}', '{a: b}'],
  ])('may not change %s to %s', (from, to, underlined) =>
    expect(change(from, to).map((line) => line.replace(/(▸ )(?:metadata|labels)$/, '$1{a: b}'))).toEqual([
      `forbidden-field spec ▸ ${underlined}`,
    ]),
  )

  it('may change more in newer versions', () => {
    const history = (minor: number) => change('serviceName: s', 'revisionHistoryLimit: 3, serviceName: s', minor)
    expect(history(33)).toEqual([])
    expect(history(32)).toEqual(['forbidden-field spec ▸ 3'])
  })
})

describe('a Job', () => {
  const job = (spec: string, pod = 'image: i') =>
    `{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {${spec}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, ${pod}}]}}}}`

  it.each([
    ['how many pods run at once', job('backoffLimit: 6'), job('parallelism: 3')],
    ['defaults that it writes down', job('backoffLimit: 6'), job('completions: 1, completionMode: NonIndexed')],
    [
      'both numbers, if it is indexed',
      job('completionMode: Indexed, completions: 2, parallelism: 2'),
      job('completionMode: Indexed, completions: 3, parallelism: 3'),
    ],
    [
      'resources while it is suspended',
      job('suspend: true'),
      job('suspend: true', 'image: i, resources: {limits: {cpu: 1}}'),
    ],
    [
      'nodes while it is suspended',
      job('suspend: true'),
      job('suspend: true').replace('restartPolicy', 'nodeSelector: {a: b}, restartPolicy'),
    ],
  ])('may change %s', (_, before, next) => expect(changed(before, next)).toEqual([]))

  it.each([
    ['its image', job('backoffLimit: 6'), job('backoffLimit: 6', 'image: j'), ['invalid-value spec.template ▸ j']],
    [
      'its image while it is suspended',
      job('suspend: true'),
      job('suspend: true', 'image: j'),
      ['invalid-value spec.template.spec ▸ j'],
    ],
    ['how often it runs', job('completions: 2'), job('completions: 3'), ['invalid-value spec.completions ▸ 3']],
    [
      'one number alone, if it is indexed',
      job('completionMode: Indexed, completions: 2, parallelism: 2'),
      job('completionMode: Indexed, completions: 3, parallelism: 2'),
      ['invalid-value spec.completions ▸ 3'],
    ],
    [
      'how it counts',
      job('completions: 1'),
      job('completions: 1, completionMode: Indexed'),
      ['invalid-value spec.completionMode ▸ Indexed'],
    ],
  ])('may not change %s', (_, before, next, expected) => expect(changed(before, next)).toEqual(expected))

  it('loses the labels that its selector knows with its own', () => {
    const paths = changed(job('suspend: true'), job('suspend: true').replace('labels: {a: b}', 'annotations: {}'), 24)
    expect(paths.map((line) => line.replace(/ ▸.*/s, ''))).toEqual(
      [
        'required-value spec.template.metadata.labels[controller-uid]',
        'required-value spec.template.metadata.labels[job-name]',
        'invalid-value spec.template.metadata.labels',
      ].sort(),
    )
  })
})

it('keeps defaults beside a probe that is null', () => {
  const before = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i, readinessProbe: {tcpSocket: {port: 80}}}]}}}}`
  expect(changed(before, before.replace('{tcpSocket: {port: 80}}', 'null'))).toEqual([
    'required-value spec.template.spec.containers[0].readinessProbe ▸ null',
  ])
  expect(changed(before, before.replace(', readinessProbe: {tcpSocket: {port: 80}}', ''))).toEqual([])
})
