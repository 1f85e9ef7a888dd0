import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const of = (kind: string, lines: string, version = 'v1') =>
  `apiVersion: storage.k8s.io/${version}\nkind: ${kind}\nmetadata: {name: a}\n${lines}\n`

describe('a StorageClass', () => {
  const topology = (...terms: string[]) => `provisioner: a\nallowedTopologies: [${terms.join(', ')}]`
  const zone = (key: string, ...values: string[]) => `{key: ${key}, values: [${values.join(', ')}]}`
  const term = (...requirements: string[]) => `{matchLabelExpressions: [${requirements.join(', ')}]}`

  it.each([
    'provisioner: kubernetes.io/no-provisioner',
    'provisioner: Example.COM/Files\nreclaimPolicy: ""\nparameters: {a: ""}',
    topology(term(zone('a', 'x', 'z')), term(zone('a', 'x'))),
  ])('may be %s', (lines) => expect(said(of('StorageClass', lines))).toEqual([]))

  it.each([
    ['without provisioner', '', ['required-value provisioner ▸ apiVersion']],
    ['with an empty one', 'provisioner: ""', ['required-value provisioner ▸ ""']],
    ['with two slashes', 'provisioner: a/b/c', ['invalid-value provisioner ▸ a/b/c']],
    ['with a remark', 'provisioner: a.example.com // fast', ['invalid-value provisioner ▸ a.example.com // fast']],
    ['with a wrong policy', 'provisioner: a\nreclaimPolicy: Recycle', ['unsupported-value reclaimPolicy ▸ Recycle']],
    ['with an empty mode', 'provisioner: a\nvolumeBindingMode: ""', ['unsupported-value volumeBindingMode ▸ ""']],
    ['with an unnamed parameter', 'provisioner: a\nparameters: {"": a}', ['invalid-value parameters ▸ {"": a}']],
    [
      'with a key twice',
      topology(term(zone('a', 'x'), zone('a', 'z'))),
      ['duplicate-value allowedTopologies[0].matchLabelExpressions[1].key ▸ a'],
    ],
    [
      'with a value twice',
      topology(term(zone('a', 'x', 'x'))),
      ['duplicate-value allowedTopologies[0].matchLabelExpressions[0].values[1] ▸ x'],
    ],
    [
      'with no value',
      topology(term(zone('a'))),
      ['required-value allowedTopologies[0].matchLabelExpressions[0].values ▸ []'],
    ],
    [
      'with a term twice',
      topology(term(zone('a', 'x', 'z')), term(zone('a', 'z', 'x'))),
      ['duplicate-value allowedTopologies[1].matchLabelExpressions ▸ [{key: a, values: [z, x]}]'],
    ],
    [
      'with an empty term',
      topology('{matchLabelExpressions: []}'),
      ['duplicate-value allowedTopologies[0].matchLabelExpressions ▸ []'],
    ],
  ])('may not be %s', (_, lines, expected) => expect(said(of('StorageClass', lines))).toEqual(expected))

  it('has not too many parameters', () => {
    const many = (count: number, value: string) =>
      `provisioner: a\nparameters: {${Array.from({ length: count }, (_, i) => `a${i}: ${value}`).join(', ')}}`
    expect(said(of('StorageClass', many(512, 'b')))).toEqual([])
    expect(said(of('StorageClass', many(513, 'b')))[0]).toMatch(/^too-long parameters/)
    expect(said(of('StorageClass', many(300, 'x'.repeat(1000))))[0]).toMatch(/^too-long parameters/)
  })

  it('has warnings', () => {
    const text = of('StorageClass', topology(term(zone('beta.kubernetes.io/os', 'x'))))
    expect(said(text)).toEqual([
      'api-warning allowedTopologies[0].matchLabelExpressions[0].key ▸ beta.kubernetes.io/os',
    ])
    expect(said(text, 24)).toEqual([])
  })
})

describe('a VolumeAttachment', () => {
  const spec = (source: string) => `spec: {attacher: a, nodeName: b, source: {${source}}}`
  it.each([
    'persistentVolumeName: c',
    'inlineVolumeSpec: {accessModes: [ReadWriteOnce], csi: {driver: a, volumeHandle: b}}',
  ])('may be for %s', (source) => expect(said(of('VolumeAttachment', spec(source)))).toEqual([]))

  it.each([
    ['', ['required-value spec.source ▸ {}']],
    ['persistentVolumeName: C', ['invalid-value spec.source.persistentVolumeName ▸ C']],
    ['persistentVolumeName: ""', ['required-value spec.source.persistentVolumeName ▸ ""']],
    [
      'persistentVolumeName: a, inlineVolumeSpec: {}',
      ['forbidden-field spec.source ▸ {persistentVolumeName: a, inlineVolumeSpec: {}}'],
    ],
    [
      'inlineVolumeSpec: {accessModes: [ReadWriteOnce], capacity: {storage: 1}, nfs: {server: a, path: /b}}',
      [
        'required-value spec.source.inlineVolumeSpec.csi ▸ inlineVolumeSpec',
        'forbidden-field spec.source.inlineVolumeSpec.capacity ▸ {storage: 1}',
      ],
    ],
  ])('may not be for %s', (source, expected) => expect(said(of('VolumeAttachment', spec(source)))).toEqual(expected))

  it('names a driver and a node', () =>
    expect(said(of('VolumeAttachment', 'spec: {attacher: a_b, source: {persistentVolumeName: c}}'))).toEqual([
      'invalid-value spec.nodeName ▸ spec',
      'invalid-value spec.attacher ▸ a_b',
    ]))

  it('names any driver in the old API', () => {
    const text = (version: string) =>
      of('VolumeAttachment', 'spec: {attacher: a_b, nodeName: c, source: {persistentVolumeName: c}}', version)
    expect(said(text('v1beta1'), 20).filter((line) => line.startsWith('invalid'))).toEqual([])
    expect(said(text('v1'), 20)).toEqual(['invalid-value spec.attacher ▸ a_b'])
  })
})

describe('drivers and their capacity', () => {
  it.each<[string, string, string[], Minor?]>([
    [
      'CSIDriver',
      'spec: {tokenRequests: [{audience: a}, {audience: a}], serviceAccountTokenInSecrets: true}',
      ['duplicate-value spec.tokenRequests[1].audience ▸ a'],
    ],
    [
      'CSIDriver',
      'spec: {tokenRequests: [{expirationSeconds: 599}]}',
      ['invalid-value spec.tokenRequests[0].expirationSeconds ▸ 599'],
      34,
    ],
    [
      'CSIDriver',
      'spec: {tokenRequests: [{audience: a}]}',
      ['api-warning spec.serviceAccountTokenInSecrets ▸ [{audience: a}]'],
    ],
    [
      'CSIDriver',
      'spec: {serviceAccountTokenInSecrets: true}',
      ['invalid-value spec.serviceAccountTokenInSecrets ▸ true'],
    ],
    [
      'CSIDriver',
      'spec: {nodeAllocatableUpdatePeriodSeconds: 9, fsGroupPolicy: ""}',
      ['invalid-value spec.nodeAllocatableUpdatePeriodSeconds ▸ 9', 'unsupported-value spec.fsGroupPolicy ▸ ""'],
    ],
    ['CSIDriver', 'spec: {volumeLifecycleModes: [Persistent], fsGroupPolicy: None}', []],
    [
      'CSINode',
      'spec: {drivers: [{name: a, nodeID: b, topologyKeys: [c]}, {name: a, nodeID: b}]}',
      ['duplicate-value spec.drivers[1].name ▸ a'],
    ],
    [
      'CSINode',
      'spec: {drivers: [{name: a, nodeID: b, topologyKeys: [c, c, -]}]}',
      ['duplicate-value spec.drivers[0] ▸ c', 'invalid-value spec.drivers[0] ▸ -'],
    ],
    [
      'CSINode',
      'spec: {drivers: [{name: a, nodeID: b, allocatable: {count: -1}}]}',
      ['invalid-value spec.drivers[0].allocatable.count ▸ -1'],
    ],
    ['CSINode', `spec: {drivers: [{name: a, nodeID: ${'b'.repeat(193)}}]}`, []],
    [
      'CSINode',
      `spec: {drivers: [{name: a, nodeID: ${'b'.repeat(193)}}]}`,
      [`invalid-value spec.drivers[0].nodeID ▸ ${'b'.repeat(193)}`],
      22,
    ],
    ['CSIStorageCapacity', 'storageClassName: b\ncapacity: 0', []],
    [
      'CSIStorageCapacity',
      'capacity: -1',
      ['invalid-value storageClassName ▸ apiVersion', 'invalid-value capacity ▸ -1'],
    ],
    [
      'CSIStorageCapacity',
      'storageClassName: b\nnodeTopology: {matchLabels: {beta.kubernetes.io/os: a}}',
      ['api-warning nodeTopology.matchLabels.beta.kubernetes.io/os ▸ beta.kubernetes.io/os'],
    ],
    ['VolumeAttributesClass', 'driverName: a\nparameters: {b: c}', []],
    [
      'VolumeAttributesClass',
      'driverName: a b',
      ['required-value parameters ▸ apiVersion', 'invalid-value driverName ▸ a b'],
    ],
  ])('%s with %s', (kind, lines, expected, minor) => expect(said(`${of(kind, lines)}`, minor)).toEqual(expected))
})

it('judges what a migration names', () => {
  const text = (resource: string, version = 'v1beta1') =>
    `apiVersion: storagemigration.k8s.io/${version}\nkind: StorageVersionMigration\nmetadata: {name: a}\nspec: {resource: {${resource}}}\n`
  const errors = (...args: Parameters<typeof said>) => said(...args).filter((line) => /^(invalid|required)/.test(line))
  expect(errors(text('resource: pods'))).toEqual([])
  expect(errors(text('resource: Pods, group: A'))).toEqual([
    'invalid-value spec.resource.resource ▸ Pods',
    'invalid-value spec.resource.group ▸ A',
  ])
  expect(errors(text('resource: Pods', 'v1alpha1'), 34)).toEqual(['required-value spec.resource.version ▸ resource'])
})
