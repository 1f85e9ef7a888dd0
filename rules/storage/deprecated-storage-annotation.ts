import { CLASS_ANNOTATION, claimsIn, defineRule, key } from '../../src/kit.ts'

const annotations: readonly { name: string; kinds: readonly string[]; instead: string; since: string }[] = [
  {
    name: CLASS_ANNOTATION,
    kinds: ['PersistentVolume', 'PersistentVolumeClaim', 'StatefulSet'],
    instead: '`spec.storageClassName`, which it overrides',
    since: '1.8',
  },
  {
    name: 'volume.beta.kubernetes.io/mount-options',
    kinds: ['PersistentVolume'],
    instead: '`spec.mountOptions`',
    since: '1.31',
  },
  {
    name: 'volume.beta.kubernetes.io/storage-provisioner',
    kinds: ['PersistentVolumeClaim', 'StatefulSet'],
    instead: 'nothing: the cluster sets `volume.kubernetes.io/storage-provisioner` itself',
    since: '1.23',
  },
  {
    name: 'storageclass.beta.kubernetes.io/is-default-class',
    kinds: ['StorageClass'],
    instead: 'the annotation `storageclass.kubernetes.io/is-default-class`',
    since: '1.6',
  },
]

export default defineRule({
  summary: 'Old annotations for classes and mount options have fields of their own today',
  severity: 'warning',
  on: ['PersistentVolume', 'PersistentVolumeClaim', 'StatefulSet', 'StorageClass'],
  check(object: any, { resource: { kind }, versions, report }) {
    const places = kind.startsWith('PersistentVolumeClaim') || kind === 'StatefulSet' ? claimsIn(kind, object) : []
    for (const { claim, path } of places.length > 0 ? places : [{ claim: object, path: [] }])
      for (const { name, kinds, instead, since } of annotations) {
        if (!kinds.includes(kind) || claim.metadata?.annotations?.[name] === undefined) continue
        if (Number(since.slice(2)) > versions.to) continue
        report({
          path: [...path, 'metadata', 'annotations', key(name)],
          part: 'key',
          message: `the annotation \`${name}\` is deprecated since Kubernetes ${since}`,
          hint: `use ${instead}`,
        })
      }
  },
})
