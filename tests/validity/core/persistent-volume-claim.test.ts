import { describe, expect, it } from 'vitest'
import { said } from '../../helpers/validity.ts'

/** A claim for 1Gi, ReadWriteOnce, with more of its spec (lines that start a field anew replace it). */
function claim(spec = '', metadata = 'name: a'): string {
  const usual = ['accessModes: [ReadWriteOnce]', 'resources: {requests: {storage: 1Gi}}']
  const lines = usual.filter((line) => !spec.includes(line.slice(0, line.indexOf(':') + 1)))
  const all = [...lines, ...spec.split('\n').filter(Boolean)].map((line) => `  ${line}\n`)
  return `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {${metadata}}\nspec:\n${all.join('')}`
}

describe('a claim', () => {
  it.each([
    '',
    'accessModes: [ReadWriteOncePod, ReadWriteOncePod]',
    'storageClassName: ""\nvolumeAttributesClassName: ""',
    'dataSource: {kind: PersistentVolumeClaim, name: b}',
    'dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: b}',
    'dataSourceRef: {apiGroup: a.b, kind: C, name: d}',
    'dataSource: {kind: C}',
    'dataSourceRef: {kind: C, namespace: D}',
  ])('may be %s', (spec) => expect(said(claim(spec)).filter((line) => !line.startsWith('ignored'))).toEqual([]))

  it.each([
    ['without modes', 'accessModes: []', ['required-value spec.accessModes ▸ []']],
    ['with an empty mode', 'accessModes: [""]', ['unsupported-value spec.accessModes ▸ ""']],
    [
      'for one pod and others',
      'accessModes: [ReadWriteOnce, ReadWriteOncePod]',
      ['forbidden-field spec.accessModes ▸ ReadWriteOncePod'],
    ],
    [
      'without an amount',
      'resources: {limits: {storage: 1Gi}}',
      ['required-value spec.resources[storage] ▸ resources'],
    ],
    ['for nothing', 'resources: {requests: {storage: 0}}', ['invalid-value spec.resources[storage] ▸ 0']],
    [
      'for less than nothing',
      'resources: {requests: {storage: -1Gi}}',
      ['invalid-value spec.resources[storage] ▸ -1Gi'],
    ],
    ['of a class in quotes', 'storageClassName: “”', ['invalid-value spec.storageClassName ▸ “”']],
    ['of a class with a slash', 'storageClassName: a/b', ['invalid-value spec.storageClassName ▸ a/b']],
    ['of a wrong kind', 'volumeMode: Disk', ['unsupported-value spec.volumeMode ▸ Disk']],
    ['with a broken selector', 'selector: {matchLabels: {a: -}}', ['invalid-value spec.selector.matchLabels ▸ -']],
    [
      'of another source in its old field',
      'dataSource: {kind: PersistentVolumeClaim}',
      ['required-value spec.dataSource.name ▸ dataSource', 'required-value spec.dataSourceRef.name ▸ dataSource'],
    ],
    [
      'of two sources',
      'dataSource: {kind: PersistentVolumeClaim, name: b}\ndataSourceRef: {kind: PersistentVolumeClaim, name: c}',
      ['invalid-value spec ▸ {kind: PersistentVolumeClaim, name: b}'],
    ],
    [
      'of a group that is given and empty',
      'dataSource: {apiGroup: "", kind: PersistentVolumeClaim, name: b}\ndataSourceRef: {kind: PersistentVolumeClaim, name: b}',
      ['invalid-value spec ▸ {apiGroup: "", kind: PersistentVolumeClaim, name: b}'],
    ],
    [
      'of no group',
      'dataSourceRef: {kind: C, name: b}',
      ['invalid-value spec.dataSource ▸ {kind: C, name: b}', 'invalid-value spec.dataSourceRef ▸ {kind: C, name: b}'],
    ],
  ])('may not be %s', (_, spec, expected) => expect(said(claim(spec)).sort()).toEqual(expected))

  it('differs between minors', () => {
    const group = 'dataSourceRef: {apiGroup: A, kind: C, name: d}'
    expect(said(claim(group), 28)).toEqual([])
    expect(said(claim(group), 29)).toHaveLength(2)
    expect(said(claim('accessModes: [ReadWriteOncePod]'), 26)).toEqual([
      'unsupported-value spec.accessModes ▸ ReadWriteOncePod',
    ])
    expect(said(claim('dataSourceRef: {kind: C, name: b}'), 23).filter((line) => line.startsWith('invalid'))).toEqual(
      [],
    )
  })

  it('has warnings', () => {
    const fraction = claim('resources: {requests: {storage: 100m}, limits: {storage: 1.5}}')
    expect(said(fraction)).toEqual([
      'api-warning spec.resources.requests[storage] ▸ 100m',
      'api-warning spec.resources.limits[storage] ▸ 1.5',
    ])
    expect(said(fraction, 25)).toEqual([])
    const annotated = claim('', 'name: a, annotations: {volume.beta.kubernetes.io/storage-class: b}')
    expect(said(annotated)).toEqual([
      'api-warning metadata.annotations[volume.beta.kubernetes.io/storage-class] ▸ volume.beta.kubernetes.io/storage-class',
    ])
    expect(said(annotated, 27)).toEqual([])
  })
})
