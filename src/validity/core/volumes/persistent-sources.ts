import { dnsLabelFault, dnsSubdomainFault } from '../../../kubernetes/names.ts'
import { backstepFault } from '../../../kubernetes/paths.ts'
import type { Field } from '../../field.ts'
import type { Context } from '../../kind.ts'
import type {
  AzureFilePersistentVolumeSource,
  CSIPersistentVolumeSource,
  GlusterfsPersistentVolumeSource,
  ISCSIPersistentVolumeSource,
  LocalVolumeSource,
  PersistentVolumeSpec,
  SecretReference,
  StorageOSPersistentVolumeSource,
} from '../../types/core-v1.ts'
import {
  isLongPortal,
  LONG_PORTAL,
  validateAzureDisk,
  validateFC,
  validateFlexVolume,
  validateFlocker,
  validateISCSI,
  validatePartition,
  validateQuobyte,
  validateStorageOS,
} from './disks.ts'
import { type Sources, validateOneSource } from './one-source.ts'
import { validateDriverName, validateHostPath, validateNFS } from './sources.ts'

/** What the source of a PersistentVolume is told of it. */
interface Owner {
  readonly context: Context
  /** The name of the volume, empty where it has none of its own. */
  readonly name: string
  /** The volume says on which nodes it is. */
  readonly hasNodes: boolean
  /** The place of the volume's spec. */
  readonly spec: Field
}

/** What a PersistentVolume can be, in the order in which a server looks for it (ValidatePersistentVolumeSpec). */
const sources: Sources<Owner> = [
  ['hostPath', { needs: ['path'], check: validateHostPath }],
  ['gcePersistentDisk', { needs: ['pdName'], check: validatePartition }],
  ['awsElasticBlockStore', { needs: ['volumeID'], check: validatePartition }],
  ['glusterfs', { needs: ['endpoints', 'path'], check: validateGlusterfs }],
  ['flocker', { check: validateFlocker }],
  ['nfs', { needs: ['server'], check: validateNFS }],
  ['rbd', { needs: ['monitors', 'image'] }],
  ['quobyte', { needs: ['registry', 'volume'], check: validateQuobyte }],
  ['cephfs', { needs: ['monitors'] }],
  ['iscsi', { needs: ['targetPortal', 'iqn'], check: validatePersistentISCSI }],
  ['cinder', { needs: ['volumeID'], check: requireSecret }],
  ['fc', { check: validateFC }],
  ['flexVolume', { needs: ['driver'], check: validateFlexVolume, stacks: true }],
  ['azureFile', { needs: ['secretName', 'shareName'], check: validateAzureFile }],
  ['vsphereVolume', { needs: ['volumePath'] }],
  ['photonPersistentDisk', { needs: ['pdID'] }],
  ['portworxVolume', { needs: ['volumeID'] }],
  ['azureDisk', { needs: ['diskName', 'diskURI'], check: validateAzureDisk }],
  ['scaleIO', { needs: ['gateway', 'system', 'volumeName'] }],
  ['local', { needs: ['path'], check: validateLocal }],
  ['storageos', { needs: ['volumeName'], check: validatePersistentStorageOS }],
  ['csi', { needs: ['driver', 'volumeHandle'], check: validateCSI }],
]

/** Checks what a PersistentVolume is made of; `name` is that of the volume. */
export function validatePersistentSource(
  spec: PersistentVolumeSpec,
  path: Field,
  { context, name }: Pick<Owner, 'context' | 'name'>,
): void {
  const owner = { context, name, hasNodes: spec.nodeAffinity !== undefined, spec: path }
  if (validateOneSource(spec, path, sources, owner) === undefined)
    path.required('must say what the volume is made of, such as `csi`, `nfs` or `local`')
}

function validateGlusterfs({ endpointsNamespace: namespace }: GlusterfsPersistentVolumeSource, path: Field): void {
  if (namespace !== undefined) path.at('endpointsNamespace').matches(namespace, dnsLabelFault)
}

function validatePersistentISCSI(iscsi: ISCSIPersistentVolumeSource, path: Field, { name }: Owner): void {
  validateISCSI(iscsi, path)
  if (isLongPortal(name, iscsi)) path.at('targetPortal').invalid(iscsi.targetPortal, LONG_PORTAL)
  if (iscsi.secretRef !== undefined && !iscsi.secretRef.name) path.at('secretRef').at('name').required()
}

function requireSecret({ secretRef }: { readonly secretRef?: SecretReference }, path: Field): void {
  if (secretRef === undefined) return
  if (!secretRef.name) path.at('secretRef').at('name').required()
  if (!secretRef.namespace) path.at('secretRef').at('namespace').required()
}

function validateAzureFile({ secretNamespace }: AzureFilePersistentVolumeSource, path: Field): void {
  if (secretNamespace === '') path.at('secretNamespace').required('must not be empty')
}

function validateLocal({ path: target = '' }: LocalVolumeSource, path: Field, { hasNodes, spec }: Owner): void {
  path.at('path').matches(target, backstepFault)
  if (!hasNodes)
    spec.at('nodeAffinity').required('is required: the scheduler has to know the node that a local volume is on')
}

function validatePersistentStorageOS(source: StorageOSPersistentVolumeSource, path: Field): void {
  validateStorageOS(source, path)
  // The published type of the reference is that of any object.
  requireSecret(source as { readonly secretRef?: SecretReference }, path)
}

const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const

/** The minor from which on a bad name of a driver's secret is blamed on the secret and not on the driver, and the one from which on it may have dots. */
const BLAMED_THERE_SINCE = 25
const ANY_SECRET_SINCE = 27

function validateCSI(csi: CSIPersistentVolumeSource, path: Field, { context }: Owner): void {
  validateDriverName(csi.driver ?? '', path.at('driver'))
  const fault = context.minor >= ANY_SECRET_SINCE ? dnsSubdomainFault : dnsLabelFault
  for (const field of SECRETS) {
    const secret = csi[field]
    if (secret === undefined) continue
    const at = path.at(field)
    const named = context.minor >= BLAMED_THERE_SINCE ? at : path.standingAt(at)
    if (!secret.name) at.at('name').required()
    else named.at('name').matches(secret.name, fault)
    if (!secret.namespace) at.at('namespace').required()
    else named.at('namespace').matches(secret.namespace, dnsLabelFault)
  }
}
