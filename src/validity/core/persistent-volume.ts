import { parseQuantity } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { PersistentVolume, PersistentVolumeSpec } from '../types/core-v1.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { validateAccessModes, validateVolumeMode } from './access-modes.ts'
import { validateNodeSelector, warnAboutNodeSelector } from './node-selector.ts'
import { validateClassName } from './persistent-volume-claim.ts'
import { validateWord } from './volumes/disks.ts'
import { warnAboutOldSources } from './volumes/old-sources.ts'
import { validatePersistentSource } from './volumes/persistent-sources.ts'

/** Checks a PersistentVolume, with warnings (ValidatePersistentVolume, GetWarningsForPersistentVolume). */
export function validatePersistentVolume(volume: PersistentVolume, path: Field, context: Context): void {
  const { metadata, spec = {} } = volume
  const at = path.at('spec')
  validateAccessModes(spec.accessModes, at.at('accessModes'), context)
  validateVolumeMode(spec.volumeMode, at.at('volumeMode'))
  validateCapacity(spec.capacity, at.at('capacity'))
  validateNodeAffinity(spec, at, context)
  validatePersistentSource(spec, at, { context, name: nameOf(metadata) })
  validateWord(spec.persistentVolumeReclaimPolicy || undefined, at.at('persistentVolumeReclaimPolicy'), POLICIES)
  validateRecycledRoot(spec, at)
  validateClassName(spec.storageClassName, at.at('storageClassName'))
  validateAttributesClass(spec, at)
  if (!SOURCES_WITH_OPTIONS.some((name) => spec[name] !== undefined)) refuseOptions(metadata, path)
  warnAboutVolume(volume, path, context)
}

const OPTIONS_ANNOTATION = 'volume.beta.kubernetes.io/mount-options'
const SOURCES_WITH_OPTIONS = [
  ...(['gcePersistentDisk', 'awsElasticBlockStore', 'glusterfs', 'nfs', 'rbd', 'quobyte', 'iscsi'] as const),
  ...(['cinder', 'cephfs', 'azureFile', 'vsphereVolume', 'azureDisk', 'photonPersistentDisk'] as const),
]

/** Other sources take no options from the annotation (checkMountOption of pkg/volume/validation). */
function refuseOptions(metadata: ObjectMeta | undefined, path: Field): void {
  if (metadata?.annotations?.[OPTIONS_ANNOTATION] === undefined) return
  const annotations = path.at('metadata').at('annotations')
  annotations
    .at(OPTIONS_ANNOTATION)
    .standingAt(annotations.at(key(OPTIONS_ANNOTATION)))
    .forbidden('may not be set for such a volume; use `mountOptions`', {
      part: 'key',
      subject: `the annotation "${OPTIONS_ANNOTATION}"`,
    })
}

/** Checks the spec of a volume that has no object of its own, as a VolumeAttachment can hold it (ValidatePersistentVolumeSpec, for inline volumes). */
export function validateInlineVolumeSpec(spec: PersistentVolumeSpec, path: Field, context: Context): void {
  for (const name of ['claimRef', 'nodeAffinity', 'storageClassName'] as const)
    if (spec[name] !== undefined && spec[name] !== '') path.at(name).forbidden(NOT_INLINE)
  if (Object.keys(spec.capacity ?? {}).length > 0) path.at('capacity').forbidden(NOT_INLINE)
  if (spec.csi === undefined) path.at('csi').required('is the only source that a volume here can have')
  const { persistentVolumeReclaimPolicy: policy = 'Retain', volumeMode = 'Filesystem' } = spec
  if (policy !== 'Retain' && policy !== '')
    path.at('persistentVolumeReclaimPolicy').forbidden('may only be "Retain" here')
  if (volumeMode !== 'Filesystem') path.at('volumeMode').forbidden('may only be "Filesystem" here')
  validateAccessModes(spec.accessModes, path.at('accessModes'), context)
  validatePersistentSource(spec, path, { context, name: '' })
  validateRecycledRoot(spec, path)
}

const POLICIES = ['Delete', 'Recycle', 'Retain']
const NOT_INLINE = 'may not be set for a volume that is no PersistentVolume'

function validateCapacity(capacity: PersistentVolumeSpec['capacity'] = {}, path: Field): void {
  const names = Object.keys(capacity)
  const other = names.find((name) => name !== 'storage')
  if (other !== undefined)
    path.unsupported(other, ['storage'], { at: [...path.path(), key(other)], part: 'key', subject: 'the resource' })
  else if (names.length === 0) path.required('must have `storage`: a volume must say how much it holds')
  for (const name of names) {
    const quantity = parseQuantity(capacity[name]!)
    if (quantity !== undefined && quantity.mantissa <= 0n)
      path.at(key(name)).invalid(capacity[name], 'must be more than 0', { subject: `\`${name}\`` })
  }
}

function validateNodeAffinity({ nodeAffinity }: PersistentVolumeSpec, path: Field, context: Context): void {
  const at = path.at('nodeAffinity')
  if (nodeAffinity === undefined) return
  if (nodeAffinity.required === undefined) at.at('required').required()
  else {
    validateNodeSelector(nodeAffinity.required, at.at('required'), context)
    if (context.minor >= WARNINGS_SINCE) warnAboutNodeSelector(nodeAffinity.required, at.at('required'), context)
  }
}

/** A volume that is the whole disk of a node may not be wiped. */
function validateRecycledRoot({ hostPath, persistentVolumeReclaimPolicy }: PersistentVolumeSpec, path: Field): void {
  if (persistentVolumeReclaimPolicy === 'Recycle' && hostPath?.path !== undefined && isRoot(hostPath.path))
    path.at('persistentVolumeReclaimPolicy').forbidden('may not be "Recycle" for the root of a node\'s disk')
}

/** Whether a path leads to `/` when its dots are followed (path.Clean). */
function isRoot(path: string): boolean {
  if (!path.startsWith('/')) return false
  let depth = 0
  for (const part of path.split('/'))
    if (part === '..') depth = Math.max(0, depth - 1)
    else if (part !== '' && part !== '.') depth++
  return depth === 0
}

function validateAttributesClass({ volumeAttributesClassName: name, csi }: PersistentVolumeSpec, path: Field): void {
  if (name === undefined) return
  const at = path.at('volumeAttributesClassName')
  if (name === '') at.required('must not be empty')
  else validateClassName(name, at)
  if (csi === undefined) path.at('csi').required('is required with `volumeAttributesClassName`')
}

/** The first minor that warns of labels of nodes. */
const WARNINGS_SINCE = 25

/** Annotations that fields have replaced, from which minor on servers warn of them. */
const OLD_ANNOTATIONS = [
  ['volume.beta.kubernetes.io/storage-class', 28, '`storageClassName`'],
  [OPTIONS_ANNOTATION, 31, '`mountOptions`'],
] as const

const RECYCLE_SINCE = 30

function warnAboutVolume({ metadata, spec = {} }: PersistentVolume, path: Field, { minor }: Context): void {
  for (const [name, since, instead] of OLD_ANNOTATIONS)
    if (minor >= since && metadata?.annotations?.[name] !== undefined)
      path
        .at('metadata')
        .at('annotations')
        .at(key(name))
        .warn(`is deprecated; use ${instead}`, { part: 'key', subject: `the annotation "${name}"` })
  if (minor >= RECYCLE_SINCE && spec.persistentVolumeReclaimPolicy === 'Recycle')
    path.at('spec').at('persistentVolumeReclaimPolicy').warn('"Recycle" is deprecated; let a provisioner make volumes')
  warnAboutOldSources(spec, path.at('spec'), minor, 'inVolumes')
}
