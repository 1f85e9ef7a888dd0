import { describe, expect, it } from 'vitest'
import { changed } from '../../helpers/diff.ts'

describe('stays as it is', () => {
  it.each([
    [
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: A}',
      'invalid-value roleRef ▸ B',
    ],
    ['storage.k8s.io/v1', 'StorageClass', 'provisioner: a/A', 'invalid-value provisioner ▸ a/B'],
    ['storage.k8s.io/v1', 'StorageClass', 'provisioner: a, parameters: {a: A}', 'invalid-value parameters ▸ B'],
    ['scheduling.k8s.io/v1', 'PriorityClass', 'value: 1A', 'forbidden-field value ▸ 1B'],
    ['node.k8s.io/v1', 'RuntimeClass', 'handler: aA', 'invalid-value handler ▸ aB'],
    ['networking.k8s.io/v1', 'IngressClass', 'spec: {controller: a/A}', 'invalid-value spec.controller ▸ a/B'],
    [
      'storage.k8s.io/v1',
      'VolumeAttributesClass',
      'driverName: a, parameters: {a: A}',
      'forbidden-field parameters ▸ B',
    ],
    [
      'resource.k8s.io/v1',
      'ResourceClaim',
      'spec: {devices: {requests: [{name: a, exactly: {deviceClassName: aA}}]}}',
      'invalid-value spec ▸ aB',
    ],
  ])('%s %s %s', (apiVersion, kind, rest, expected) => {
    const document = (letter: string) =>
      `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}, ${rest.replace('1A', letter === 'A' ? '1' : '2').replace('A', letter === 'A' ? 'a' : 'b')}}`
    expect(changed(document('A'), document('B'))).toEqual([expected.replace('1B', '2').replace('B', 'b')])
  })
})

it('says in older versions that a class may not change', () => {
  const before = '{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, provisioner: a/b}'
  expect(changed(before, before.replace('a/b', 'a/c'), 35)).toEqual(['forbidden-field provisioner ▸ a/c'])
  expect(changed(before, before.replace('a/b', 'a/b, reclaimPolicy: Delete'))).toEqual([])
})

it('lets defaults of a claim for devices be written down', () => {
  const before =
    '{apiVersion: resource.k8s.io/v1, kind: ResourceClaim, metadata: {name: a}, spec: {devices: {requests: [{name: a, exactly: {deviceClassName: a}}]}}}'
  expect(
    changed(before, before.replace('deviceClassName: a', 'deviceClassName: a, allocationMode: ExactCount, count: 1')),
  ).toEqual([])
})

describe('a definition', () => {
  const version = (name: string, storage: boolean) =>
    `{name: ${name}, served: true, storage: ${storage}, schema: {openAPIV3Schema: {type: object}}}`
  const definition = (scope: string, versions: string) =>
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: as.a.example}, spec: {group: a.example, scope: ${scope}, names: {plural: as, singular: a, kind: A, listKind: AList}, versions: [${versions}]}}`
  const before = definition('Cluster', `${version('v1', true)}, ${version('v2', false)}`)

  it('may store another version', () =>
    expect(changed(before, definition('Cluster', `${version('v1', false)}, ${version('v2', true)}`))).toEqual([]))
  it('keeps its scope', () =>
    expect(changed(before, before.replace('Cluster', 'Namespaced'))).toEqual(['invalid-value spec.scope ▸ Namespaced']))
  it('keeps the version in which resources are stored', () =>
    expect(changed(before, definition('Cluster', version('v2', true)))).toEqual([
      `invalid-value status.storedVersions[0] ▸ [${version('v2', true)}]`,
    ]))
})

it('says nothing of what cannot be read', () => {
  const before = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, immutable: true, data: {a: b}}'
  expect(changed(before, before.replace('{a: b}', '[c]'))).toEqual([])
  expect(changed(before.replace('kind: ConfigMap', 'kind: ConfigMapp'), before)).toEqual([])
})
