import { describe, expect, it } from 'vitest'
import { inTreeUses, isDiskProvisioner } from '../../src/kubernetes/provisioners.ts'
import {
  bindingObstacles,
  type ClaimFacts,
  claimsIn,
  isPromisedTo,
  readClaim,
  readVolume,
  volumeSource,
} from '../../src/kubernetes/storage.ts'

function claim(spec: object, metadata: object = {}): ClaimFacts {
  const object = {
    metadata: { name: 'data', ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  }
  return readClaim(claimsIn('PersistentVolumeClaim', object)[0]!, 'default')
}

function volume(spec: object, metadata: object = {}) {
  return readVolume({
    metadata: { name: 'pv', ...metadata },
    spec: { accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], capacity: { storage: '1Gi' }, nfs: {}, ...spec },
  })
}

const obstacles = (of: ClaimFacts, at: ReturnType<typeof volume>) =>
  bindingObstacles(of, at).map((each) => each.condition)

describe('bindingObstacles', () => {
  it.each([
    ['the same size, modes and no class', claim({}), volume({})],
    ['an empty class and an absent one', claim({ storageClassName: '' }), volume({})],
    ['a larger volume', claim({}), volume({ capacity: { storage: '2Gi' } })],
    ['the same amount in other units', claim({}), volume({ capacity: { storage: 1073741824 } })],
    ['equal classes', claim({ storageClassName: 'fast' }), volume({ storageClassName: 'fast' })],
    [
      'a selector that is met',
      claim({ selector: { matchLabels: { tier: 'db' } } }),
      volume({}, { labels: { tier: 'db' } }),
    ],
    [
      'a volume that names the claim, whatever its class',
      claim({ storageClassName: 'fast' }),
      volume({ claimRef: { namespace: 'default', name: 'data' } }),
    ],
    [
      'a claim that names the volume, whatever its labels',
      claim({ volumeName: 'pv', selector: { matchLabels: { a: 'b' } } }),
      volume({}),
    ],
    [
      'both naming each other, whatever their sizes',
      claim({ volumeName: 'pv', resources: { requests: { storage: '9Gi' } } }),
      volume({ claimRef: { namespace: 'default', name: 'data' } }),
    ],
    [
      'the class of the old annotation',
      claim({ storageClassName: 'slow' }, { annotations: { 'volume.beta.kubernetes.io/storage-class': 'fast' } }),
      volume({ storageClassName: 'fast' }),
    ],
  ])('finds none for %s', (_, of, at) => expect(obstacles(of, at)).toEqual([]))

  it.each([
    ['a smaller volume', claim({}), volume({ capacity: { storage: '1G' } }), ['capacity']],
    ['a mode that is not offered', claim({ accessModes: ['ReadWriteMany'] }), volume({}), ['access-modes']],
    ['another volume mode', claim({ volumeMode: 'Block' }), volume({}), ['volume-mode']],
    ['a class against none', claim({ storageClassName: 'fast' }), volume({}), ['class']],
    ['none against a class', claim({ storageClassName: '' }), volume({ storageClassName: 'fast' }), ['class']],
    ['labels that are not there', claim({ selector: { matchLabels: { a: 'b' } } }), volume({}), ['selector']],
    ['another volume named', claim({ volumeName: 'other' }), volume({}), ['volume-name']],
    ['another claim named', claim({}), volume({ claimRef: { namespace: 'default', name: 'other' } }), ['claim-ref']],
    ['another namespace named', claim({}), volume({ claimRef: { namespace: 'prod', name: 'data' } }), ['claim-ref']],
    ['a claimRef without namespace', claim({}), volume({ claimRef: { name: 'data' } }), ['claim-ref']],
    [
      'several at once',
      claim({ accessModes: ['ReadWriteMany'], storageClassName: 'x' }),
      volume({ capacity: { storage: 1 } }),
      ['capacity', 'access-modes', 'class'],
    ],
  ])('finds %s', (_, of, at, expected) => expect(obstacles(of, at)).toEqual(expected))

  it('says the real numbers', () => {
    const [obstacle] = bindingObstacles(claim({ resources: { requests: { storage: '2048Mi' } } }), volume({}))
    expect(obstacle?.message).toBe('it holds 1Gi, the claim asks for 2Gi')
  })
})

describe('claimsIn', () => {
  it('finds the templates of a StatefulSet and the names of their claims', () => {
    const [placed] = claimsIn('StatefulSet', {
      metadata: { name: 'web' },
      spec: { volumeClaimTemplates: [{ metadata: { name: 'www' }, spec: {} }] },
    })
    expect(placed?.path).toEqual(['spec', 'volumeClaimTemplates', 0])
    expect(['www-web-0', 'www-web-12', 'www-web', 'www-web-x'].map((name) => placed?.names.fits(name))).toEqual([
      true,
      true,
      false,
      false,
    ])
    const at = volume({ claimRef: { namespace: 'default', name: 'www-web-1' } })
    expect(isPromisedTo(at, readClaim(placed!, 'default'))).toBe(true)
  })

  it('finds ephemeral volumes of a pod template', () => {
    const volumes = [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: {} } } }]
    const [placed] = claimsIn('Deployment', { spec: { template: { spec: { volumes } } } })
    expect(placed?.path.join('.')).toBe('spec.template.spec.volumes.0.ephemeral.volumeClaimTemplate')
  })

  it.each([undefined, null, 1, 'x', [], {}, { spec: 1 }, { spec: { volumeClaimTemplates: [null, 1] } }])(
    'bears %j',
    (object) => {
      for (const kind of ['PersistentVolumeClaim', 'StatefulSet', 'Pod', 'CronJob'])
        for (const placed of claimsIn(kind, object ?? undefined)) if (placed.claim) readClaim(placed, 'default')
      readVolume(object ?? undefined)
    },
  )
})

it('knows volume sources and in-tree types', () => {
  expect(volumeSource({ capacity: {}, nfs: {} })).toBe('nfs')
  expect(volumeSource({ capacity: {} })).toBeUndefined()
  expect(inTreeUses('PersistentVolume', { spec: { rbd: {} } }).map((use) => use.path)).toEqual([['spec', 'rbd']])
  expect(inTreeUses('StorageClass', { provisioner: 'kubernetes.io/gce-pd' })[0]?.volume.driver).toBe(
    'pd.csi.storage.gke.io',
  )
  expect(['kubernetes.io/aws-ebs', 'ebs.csi.aws.com', 'nfs.csi.k8s.io'].map(isDiskProvisioner)).toEqual([
    true,
    true,
    false,
  ])
})
