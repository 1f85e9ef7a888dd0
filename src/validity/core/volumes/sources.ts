import { dnsSubdomainCaselessFault, dnsSubdomainFault } from '../../../kubernetes/names.ts'
import { backstepFault, descendingPathFault } from '../../../kubernetes/paths.ts'
import { didYouMean } from '../../../model/meant.ts'
import type { Field } from '../../field.ts'
import type {
  CSIVolumeSource,
  EphemeralVolumeSource,
  GitRepoVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  LocalObjectReference,
  NFSVolumeSource,
  Volume,
} from '../../types/core-v1.ts'
import { validateClaimTemplate } from '../persistent-volume-claim.ts'
import type { PodContext } from '../pod-context.ts'
import {
  validateAzureDisk,
  validateFC,
  validateFlexVolume,
  validateFlocker,
  validateISCSI,
  validatePartition,
  validateQuobyte,
  validateStorageOS,
  validateWord,
} from './disks.ts'
import { validateDownwardAPI, validateKeyFiles, validateProjected } from './files.ts'
import type { Sources } from './one-source.ts'

/** What a volume can be, in the order in which a server looks for it (validateVolumeSource). */
export const sources: Sources<PodContext> = [
  ['emptyDir', {}],
  ['hostPath', { needs: ['path'], check: validateHostPath }],
  ['gitRepo', { needs: ['repository'], check: validateGitRepo }],
  ['gcePersistentDisk', { needs: ['pdName'], check: validatePartition }],
  ['awsElasticBlockStore', { needs: ['volumeID'], check: validatePartition }],
  ['secret', { needs: ['secretName'], check: validateKeyFiles }],
  ['nfs', { needs: ['server'], check: validateNFS }],
  ['iscsi', { needs: ['targetPortal', 'iqn'], check: validateISCSI }],
  ['glusterfs', { needs: ['endpoints', 'path'] }],
  ['flocker', { check: validateFlocker }],
  ['persistentVolumeClaim', { needs: ['claimName'] }],
  ['rbd', { needs: ['monitors', 'image'] }],
  ['cinder', { needs: ['volumeID'], check: requireSecretName }],
  ['cephfs', { needs: ['monitors'] }],
  ['quobyte', { needs: ['registry', 'volume'], check: validateQuobyte }],
  ['downwardAPI', { check: validateDownwardAPI, misnamed: 'downwarAPI' }],
  ['fc', { check: validateFC }],
  ['flexVolume', { needs: ['driver'], check: validateFlexVolume }],
  ['configMap', { needs: ['name'], check: validateKeyFiles }],
  ['azureFile', { needs: ['secretName', 'shareName'] }],
  ['vsphereVolume', { needs: ['volumePath'] }],
  ['photonPersistentDisk', { needs: ['pdID'] }],
  ['portworxVolume', { needs: ['volumeID'] }],
  ['azureDisk', { needs: ['diskName', 'diskURI'], check: validateAzureDisk }],
  ['storageos', { needs: ['volumeName'], check: validatePodStorageOS }],
  ['projected', { check: validateProjected }],
  ['scaleIO', { needs: ['gateway', 'system', 'volumeName'] }],
  ['csi', { needs: ['driver'], check: validateCSI }],
  ['ephemeral', { needs: ['volumeClaimTemplate'], check: validateEphemeral }],
  ['image', { check: validateImage }],
]

/** Checks a folder or file of the node (validateHostPathVolumeSource). */
export function validateHostPath({ path: target = '', type }: HostPathVolumeSource, path: Field): void {
  if (target === '') return
  path.at('path').matches(target, backstepFault)
  validateWord(type, path.at('type'), HOST_PATH_TYPES)
}

const HOST_PATH_TYPES = [
  ...['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate'],
  ...['File', 'FileOrCreate', 'Socket'],
]

/** Checks a folder on a server; without a path it is said to be relative too (validateNFSVolumeSource). */
export function validateNFS({ path: target = '' }: NFSVolumeSource, path: Field): void {
  if (target === '') path.at('path').required()
  else if (!target.startsWith('/')) path.at('path').invalid(target, 'must start with `/`', didYouMean(`/${target}`))
}

const LONGEST_DRIVER = 63

/** Checks the name of a CSI driver, where there is one: a DNS name, in capital letters too (ValidateCSIDriverName). */
export function validateDriverName(driver: string, path: Field): void {
  if (driver === '') return
  if (driver.length > LONGEST_DRIVER) path.tooLong(LONGEST_DRIVER, driver.length)
  path.matches(driver, dnsSubdomainCaselessFault)
}

function validateGitRepo({ directory = '' }: GitRepoVolumeSource, path: Field): void {
  path.at('directory').matches(directory, descendingPathFault)
}

function requireSecretName({ secretRef }: { readonly secretRef?: LocalObjectReference }, path: Field): void {
  if (secretRef !== undefined && !secretRef.name) path.at('secretRef').at('name').required()
}

function validatePodStorageOS(source: NonNullable<Volume['storageos']>, path: Field): void {
  validateStorageOS(source, path)
  requireSecretName(source, path)
}

/** The server calls the secret's name `csi.name`. */
function validateCSI({ driver = '', nodePublishSecretRef: secret }: CSIVolumeSource, path: Field): void {
  validateDriverName(driver, path.at('driver'))
  if (secret === undefined) return
  const at = path.at('nodePublishSecretRef').at('name')
  if (!secret.name) at.required()
  else path.at('name').standingAt(at).matches(secret.name, dnsSubdomainFault)
}

function validateEphemeral({ volumeClaimTemplate }: EphemeralVolumeSource, path: Field, pod: PodContext): void {
  if (volumeClaimTemplate !== undefined) validateClaimTemplate(volumeClaimTemplate, path.at('volumeClaimTemplate'), pod)
}

/** In a template the image may still be missing: who uses the template fills it in (validateImageVolumeSource). */
function validateImage({ reference, pullPolicy }: ImageVolumeSource, path: Field, { template }: PodContext): void {
  if (!template && !reference) path.at('reference').required()
  validateWord(pullPolicy || undefined, path.at('pullPolicy'), ['Always', 'IfNotPresent', 'Never'])
}
