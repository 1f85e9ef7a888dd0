import { describe, expect, it } from 'vitest'
import { podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const V = 'spec.volumes[0]'

const pod = (...volumes: string[]) =>
  podWith('', `serviceAccountName: a\nvolumes: [${volumes.map((volume) => `{name: v, ${volume}}`).join(', ')}]`)

describe('a volume', () => {
  it.each([
    'emptyDir: {sizeLimit: 1Gi}',
    'hostPath: {path: relative, type: Socket}',
    'gitRepo: {repository: a, directory: b}',
    'gcePersistentDisk: {pdName: a, partition: 255}',
    'awsElasticBlockStore: {volumeID: a}',
    'secret: {secretName: a, items: [{key: b, path: c/d, mode: 0400}]}',
    'nfs: {server: a, path: /}',
    'iscsi: {targetPortal: a, iqn: "iqn.2001-04.com.example:a", lun: 0}',
    'iscsi: {targetPortal: a, iqn: eui.0123456789abcdef, lun: 0, initiatorName: "a iqn.2001-04.a:b"}'.replace(
      '"a ',
      '"',
    ),
    'flocker: {datasetName: a}',
    'quobyte: {registry: "a:1,[::1]:2", volume: b}',
    'downwardAPI: {items: [{path: a, fieldRef: {fieldPath: "metadata.labels[\'a\']"}}]}',
    'fc: {targetWWNs: [a], lun: 1}',
    'flexVolume: {driver: a/b, options: {example.com/a: b}}',
    'azureDisk: {diskName: a, diskURI: "https://a", kind: Dedicated}',
    'storageos: {volumeName: a}',
    'projected: {sources: [{serviceAccountToken: {path: a}}, {secret: {name: b}}]}',
    'csi: {driver: Example.COM}',
    'ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1}}}}}',
    'image: {reference: a}',
  ])('may be %s', (source) => expect(said(pod(source)).filter((line) => !line.startsWith('api-warning'))).toEqual([]))

  it.each([
    ['emptyDir: {sizeLimit: -1}', [`forbidden-field ${V}.emptyDir.sizeLimit ▸ -1`]],
    ['hostPath: {path: /a/../b}', [`invalid-value ${V}.hostPath.path ▸ /a/../b`]],
    ['hostPath: {path: /a, type: Folder}', [`unsupported-value ${V}.hostPath.type ▸ Folder`]],
    ['hostPath: {type: Folder}', [`required-value ${V}.hostPath.path ▸ hostPath`]],
    ['gcePersistentDisk: {pdName: a, partition: 256}', [`invalid-value ${V}.gcePersistentDisk.partition ▸ 256`]],
    ['configMap: {name: a, defaultMode: 644}', [`invalid-value ${V}.configMap.defaultMode ▸ 644`]],
    ['configMap: {name: a, items: [{key: a, path: ../b}]}', [`invalid-value ${V}.configMap.items[0].path ▸ ../b`]],
    ['secret: {secretName: a, items: [{key: a, path: ..b}]}', [`invalid-value ${V}.secret.items[0].path ▸ ..b`]],
    ['nfs: {server: a, path: b}', [`invalid-value ${V}.nfs.path ▸ b`]],
    [
      'iscsi: {targetPortal: a, iqn: b, lun: 256}',
      [`invalid-value ${V}.iscsi.iqn ▸ b`, `invalid-value ${V}.iscsi.lun ▸ 256`],
    ],
    ['iscsi: {targetPortal: a, iqn: "iqn.2001-04.a:b c"}', [`invalid-value ${V}.iscsi.iqn ▸ "iqn.2001-04.a:b c"`]],
    [
      'iscsi: {targetPortal: a, iqn: naa.0, chapAuthSession: true}',
      [`required-value ${V}.iscsi.secretRef ▸ iscsi`, `invalid-value ${V}.iscsi.iqn ▸ naa.0`],
    ],
    ['quobyte: {registry: "a:1,b", volume: c}', [`invalid-value ${V}.quobyte.registry ▸ "a:1,b"`]],
    [
      'flocker: {datasetName: a/b, datasetUUID: c}',
      [
        `invalid-value ${V}.flocker ▸ {datasetName: a/b, datasetUUID: c}`,
        `invalid-value ${V}.flocker.datasetName ▸ a/b`,
      ],
    ],
    [
      'fc: {targetWWNs: [a], wwids: [b]}',
      [`required-value ${V}.fc.lun ▸ fc`, `invalid-value ${V}.fc.targetWWNs ▸ [a]`],
    ],
    [
      'flexVolume: {driver: a, options: {foo.k8s.io/a: b}}',
      [`invalid-value ${V}.flexVolume.options[foo.k8s.io/a] ▸ foo.k8s.io/a`],
    ],
    [
      'azureDisk: {diskName: a, diskURI: /subscriptions/a}',
      [`unsupported-value ${V}.azureDisk.diskURI ▸ /subscriptions/a`],
    ],
    [
      'storageos: {volumeName: A, secretRef: {}}',
      [`required-value ${V}.storageos.secretRef.name ▸ secretRef`, `invalid-value ${V}.storageos.volumeName ▸ A`],
    ],
    ['csi: {driver: a, nodePublishSecretRef: {name: A}}', [`invalid-value ${V}.csi.name ▸ A`]],
    ['csi: {driver: a_b}', [`invalid-value ${V}.csi.driver ▸ a_b`]],
    [
      'ephemeral: {volumeClaimTemplate: {metadata: {name: a}, spec: {accessModes: [RWO], resources: {requests: {storage: 1}}}}}',
      [
        `forbidden-field ${V}.ephemeral.volumeClaimTemplate.metadata.name ▸ a`,
        `unsupported-value ${V}.ephemeral.volumeClaimTemplate.spec.accessModes ▸ RWO`,
      ],
    ],
    [
      'image: {pullPolicy: Sometimes}',
      [`required-value ${V}.image.reference ▸ image`, `unsupported-value ${V}.image.pullPolicy ▸ Sometimes`],
    ],
  ])('may not be %s', (source, expected) =>
    expect(
      said(pod(source))
        .filter((line) => !line.startsWith('api-warning'))
        .sort(),
    ).toEqual(expected.sort()),
  )

  it('has its files blamed as the server names them', () => {
    expect(said(pod('downwardAPI: {items: [{path: /a, fieldRef: {fieldPath: spec.nodeName}}, {mode: 0777}]}'))).toEqual(
      [
        `invalid-value ${V}.downwardAPI.path ▸ /a`,
        `unsupported-value ${V}.downwardAPI.fieldRef.fieldPath ▸ spec.nodeName`,
        `required-value ${V}.downwardAPI ▸ {mode: 0777}`,
        `required-value ${V}.downwardAPI.path ▸ {mode: 0777}`,
      ],
    )
    expect(
      blamed(
        pod(
          'downwardAPI: {items: [{path: a, resourceFieldRef: {containerName: c, resource: limits.cpu, divisor: 10m}}]}',
        ),
      ),
    ).toEqual([`invalid-value ${V}.downwardAPI.resourceFieldRef.divisor`])
  })

  it('has one source, and further ones are not judged', () => {
    expect(said(pod('emptyDir: {}, hostPath: {type: Folder}'))).toEqual([
      `forbidden-field ${V}.hostPath ▸ {type: Folder}`,
    ])
    expect(said(pod('secret: {secretName: a}, downwardAPI: {}'))).toEqual([`forbidden-field ${V}.downwarAPI ▸ {}`])
  })

  it('without a source is an empty folder', () => expect(said(podWith('', 'volumes: [{name: a}]'))).toEqual([]))

  it('has a name of its own', () => {
    expect(said(pod('emptyDir: {}', 'emptyDir: {}'))).toEqual(['duplicate-value spec.volumes[1].name ▸ v'])
    expect(blamed(podWith('', 'volumes: [{name: A, emptyDir: {}}]'))).toEqual([`invalid-value ${V}.name`])
  })

  it('is none for mounts where it is wrong', () => {
    const mount = 'volumeMounts: [{name: v, mountPath: /a}]'
    expect(blamed(podWith(mount, 'volumes: [{name: v, hostPath: {path: ..}}]'))).toEqual([
      'dangling-name spec.containers[0].volumeMounts[0].name',
      `invalid-value ${V}.hostPath.path`,
    ])
  })

  it('makes a claim with a name that can be one', () => {
    const claim =
      'ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1}}}}}'
    const text = podWith('', `volumes: [{name: v, ${claim}}, {name: w, persistentVolumeClaim: {claimName: a-v}}]`)
    expect(said(text)).toEqual([`invalid-value spec.volumes[1].persistentVolumeClaim.claimName ▸ a-v`])
  })

  it('keeps its claim template as it is', () => {
    const source = 'dataSourceRef: {apiGroup: a.b, kind: C, name: d, namespace: E}'
    const claim = `ephemeral: {volumeClaimTemplate: {spec: {${source}, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1}}}}}`
    expect(said(pod(claim)).filter((line) => line.startsWith('invalid'))).toEqual([
      `invalid-value ${V}.ephemeral.volumeClaimTemplate.spec.dataSourceRef.namespace ▸ E`,
    ])
  })
})

describe('a projected volume', () => {
  const projected = (...sources: string[]) => pod(`projected: {sources: [${sources.join(', ')}]}`)

  it('has each path once', () =>
    expect(
      said(
        projected(
          '{secret: {name: a, items: [{key: a, path: b}]}}',
          '{configMap: {name: a, items: [{key: a, path: b}]}}',
        ),
      ),
    ).toEqual([
      `api-warning ${V}.projected.sources[1].configMap.items[0].path ▸ b`,
      `invalid-value ${V}.projected ▸ b`,
    ]))

  it('has one kind for each source', () =>
    expect(blamed(projected('{secret: {name: a}, configMap: {name: b}}'))).toEqual([
      `forbidden-field ${V}.projected.sources[0]`,
    ]))

  it.each([
    ['{serviceAccountToken: {}}', [`required-value ${V}.projected.path ▸ serviceAccountToken`]],
    [
      '{serviceAccountToken: {path: a, expirationSeconds: 599}}',
      [`invalid-value ${V}.projected.sources[0].serviceAccountToken.expirationSeconds ▸ 599`],
    ],
    ['{serviceAccountToken: {path: /a}}', [`invalid-value ${V}.projected.path ▸ /a`]],
    ['{downwardAPI: {items: [{path: a}]}}', [`required-value ${V}.projected.sources[0].downwardAPI ▸ {path: a}`]],
    [
      '{secret: {items: [{}]}}',
      [
        `required-value ${V}.projected.sources[0].secret.name ▸ secret`,
        `required-value ${V}.projected.sources[0].secret.items[0].key ▸ {}`,
        `required-value ${V}.projected.sources[0].secret.items[0].path ▸ {}`,
      ],
    ],
  ])('may not have %s', (source, expected) => expect(said(projected(source)).sort()).toEqual(expected.sort()))

  it('may put a token anywhere before 1.30', () =>
    expect(said(projected('{serviceAccountToken: {path: /a}}'), 29)).toEqual([]))
})

describe('warnings', () => {
  it.each([
    ['rbd: {monitors: [a], image: b}', `${V}.rbd ▸ rbd`],
    ['storageos: {volumeName: a}', `${V}.storageOS ▸ storageos`],
    ['gitRepo: {repository: a}', `${V}.gitRepo ▸ gitRepo`],
    ['configMap: {name: a, items: [{key: a, path: b}, {key: c, path: b/c}]}', `${V}.configMap.items[1].path ▸ b/c`],
    ['configMap: {name: a, items: [{key: a, path: b/c}, {key: c, path: b/}]}', `${V}.configMap.items[1].path ▸ b/`],
    ['projected: {sources: [{}]}', `${V}.projected.sources[0] ▸ {}`],
  ])('come with %s', (source, place) => expect(said(pod(source))).toEqual([`api-warning ${place}`]))

  it('come with the minors', () => {
    expect(said(pod('rbd: {monitors: [a], image: b}'), 27)).toEqual([])
    expect(said(pod('secret: {secretName: a, items: [{key: a, path: b}, {key: c, path: b}]}'), 31)).toEqual([])
    expect(said(pod('secret: {secretName: a, items: [{key: a, path: b}, {key: c, path: bc}]}'))).toEqual([])
  })
})
