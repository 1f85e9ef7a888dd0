import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const NFS = 'nfs: {server: a, path: /b}'

/** A volume of 1Gi, ReadWriteOnce, with more of its spec (lines that start a field anew replace it). */
function volume(spec: string, metadata = 'name: pv'): string {
  const usual = ['accessModes: [ReadWriteOnce]', 'capacity: {storage: 1Gi}']
  const lines = usual.filter((line) => !spec.includes(line.slice(0, line.indexOf(':') + 1)))
  const all = [...lines, ...spec.split('\n').filter(Boolean)].map((line) => `  ${line}\n`)
  return `apiVersion: v1\nkind: PersistentVolume\nmetadata: {${metadata}}\nspec:\n${all.join('')}`
}

const errors = (text: string, minor?: Minor) => said(text, minor).filter((line) => !line.startsWith('api-warning'))

describe('a PersistentVolume', () => {
  it.each([
    NFS,
    'hostPath: {path: /}',
    'csi: {driver: a, volumeHandle: b, nodePublishSecretRef: {name: c.d, namespace: e}}',
    'local: {path: /a}\nnodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}',
    `${NFS}\nflexVolume: {driver: a}`,
    `${NFS}\npersistentVolumeReclaimPolicy: ""\nstorageClassName: ""`,
    'csi: {driver: a, volumeHandle: b}\nvolumeAttributesClassName: c',
  ])('may be %s', (spec) => expect(errors(volume(spec))).toEqual([]))

  it.each([
    ['without modes', `accessModes: []\n${NFS}`, ['required-value spec.accessModes ▸ []']],
    ['without capacity', `capacity: {}\n${NFS}`, ['required-value spec.capacity ▸ {}']],
    ['with another capacity', `capacity: {storage: 1, cpu: 1}\n${NFS}`, ['unsupported-value spec.capacity ▸ cpu']],
    ['of nothing', `capacity: {storage: 0}\n${NFS}`, ['invalid-value spec.capacity[storage] ▸ 0']],
    ['of null', `capacity: {storage: null}\n${NFS}`, ['invalid-value spec.capacity[storage] ▸ null']],
    ['without a source', '', ['required-value spec ▸ spec']],
    ['with two sources', `${NFS}\ncsi: {}`, ['forbidden-field spec.csi ▸ {}']],
    [
      'for one pod and others',
      `accessModes: [ReadWriteOncePod, ReadOnlyMany]\n${NFS}`,
      ['forbidden-field spec.accessModes ▸ ReadWriteOncePod'],
    ],
    ['with a mode in short', `accessModes: [RWX]\n${NFS}`, ['unsupported-value spec.accessModes ▸ RWX']],
    ['local and nowhere', 'local: {path: /a}', ['required-value spec.nodeAffinity ▸ spec']],
    ['with nodes left open', `${NFS}\nnodeAffinity: {}`, ['required-value spec.nodeAffinity.required ▸ nodeAffinity']],
    ['with a relative path', 'nfs: {server: a, path: b}', ['invalid-value spec.nfs.path ▸ b']],
    [
      'the root that is wiped',
      'hostPath: {path: /a/..}\npersistentVolumeReclaimPolicy: Recycle',
      ['invalid-value spec.hostPath.path ▸ /a/..', 'forbidden-field spec.persistentVolumeReclaimPolicy ▸ Recycle'],
    ],
    ['of a class with capitals', `${NFS}\nstorageClassName: Fast`, ['invalid-value spec.storageClassName ▸ Fast']],
    ['of a wrong kind', `${NFS}\nvolumeMode: ""`, ['unsupported-value spec.volumeMode ▸ ""']],
    ['of attributes without a driver', `${NFS}\nvolumeAttributesClassName: a`, ['required-value spec.csi ▸ spec']],
    [
      'with half a secret',
      'azureFile: {secretName: a, shareName: b, secretNamespace: ""}',
      ['required-value spec.azureFile.secretNamespace ▸ ""'],
    ],
    [
      'with a secret without namespace',
      'cinder: {volumeID: a, secretRef: {name: b}}',
      ['required-value spec.cinder.secretRef.namespace ▸ secretRef'],
    ],
    [
      'in a wrong namespace',
      'glusterfs: {endpoints: a, path: b, endpointsNamespace: C}',
      ['invalid-value spec.glusterfs.endpointsNamespace ▸ C'],
    ],
  ])('may not be %s', (_, spec, expected) => expect(errors(volume(spec))).toEqual(expected))

  it('has short names on the node', () => {
    const disk = 'iscsi: {targetPortal: PORTAL, iqn: "iqn.2001-04.a:b", initiatorName: "iqn.2001-04.a:b", lun: 0}'
    expect(errors(volume(disk))).toEqual([])
    expect(errors(volume(disk, `name: ${'x'.repeat(60)}`))).toEqual(['invalid-value spec.iscsi.targetPortal ▸ PORTAL'])
  })

  it('names secrets as the minor allows', () => {
    const spec = 'csi: {driver: a, volumeHandle: b, nodePublishSecretRef: {name: c.d, namespace: e}}'
    expect(errors(volume(spec), 24)).toEqual(['invalid-value spec.csi.name ▸ c.d'])
    expect(errors(volume(spec), 26)).toEqual(['invalid-value spec.csi.nodePublishSecretRef.name ▸ c.d'])
    expect(errors(volume(spec), 27)).toEqual([])
  })

  it('takes options from the annotation for some sources only', () => {
    const metadata = 'name: a, annotations: {volume.beta.kubernetes.io/mount-options: b}'
    const local = 'hostPath: {path: /a}'
    expect(errors(volume(NFS, metadata))).toEqual([])
    expect(errors(volume(local, metadata))).toEqual([
      'forbidden-field metadata.annotations.volume.beta.kubernetes.io/mount-options ▸ volume.beta.kubernetes.io/mount-options',
    ])
  })

  it('has warnings', () => {
    expect(said(volume(`persistentVolumeReclaimPolicy: Recycle\n${NFS}`))).toEqual([
      'api-warning spec.persistentVolumeReclaimPolicy ▸ Recycle',
    ])
    expect(said(volume(`persistentVolumeReclaimPolicy: Recycle\n${NFS}`), 29)).toEqual([])
    expect(said(volume('storageos: {volumeName: a}'))).toEqual(['api-warning spec.storageOS ▸ storageos'])
    expect(said(volume(NFS, 'name: a, annotations: {volume.beta.kubernetes.io/storage-class: b}'))).toEqual([
      'api-warning metadata.annotations[volume.beta.kubernetes.io/storage-class] ▸ volume.beta.kubernetes.io/storage-class',
    ])
    const old =
      'nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/os, operator: Exists}]}]}}'
    const place = 'spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key ▸ beta.kubernetes.io/os'
    expect(said(volume(`${NFS}\n${old}`))).toEqual([`api-warning ${place}`])
    expect(said(volume(`${NFS}\n${old}`), 24)).toEqual([])
  })
})
