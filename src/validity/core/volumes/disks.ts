import { dnsLabelFault } from '../../../kubernetes/names.ts'
import { key } from '../../../model/path.ts'
import type { Field } from '../../field.ts'
import type {
  AzureDiskVolumeSource,
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  ISCSIPersistentVolumeSource,
  ISCSIVolumeSource,
  QuobyteVolumeSource,
  StorageOSPersistentVolumeSource,
  StorageOSVolumeSource,
} from '../../types/core-v1.ts'

/** Checks the number of a partition; 0 stands for the whole disk (validateGCEPersistentDiskVolumeSource, validateAWSElasticBlockStoreVolumeSource). */
export function validatePartition({ partition = 0 }: { readonly partition?: number }, path: Field): void {
  validateByte(partition, path.at('partition'))
}

function validateByte(value: number, path: Field): void {
  if (value < 0 || value > 255) path.invalid(value, 'must be between 0 and 255')
}

/** Checks a disk that is reached over iSCSI, but for the names that it must have (validateISCSIVolumeSource). */
export function validateISCSI(iscsi: ISCSIVolumeSource | ISCSIPersistentVolumeSource, path: Field): void {
  const { iqn = '', lun = 0, initiatorName, secretRef } = iscsi
  if (iqn !== '') validateQualifiedName(iqn, path.at('iqn'))
  validateByte(lun, path.at('lun'))
  if ((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && secretRef === undefined)
    path.at('secretRef').required('is required for CHAP authentication')
  if (initiatorName !== undefined) validateQualifiedName(initiatorName, path.at('initiatorName'))
}

const EUI = /^eui[^\n][A-Za-z0-9]{16}$/u
const NAA = /^naa[^\n][A-Za-z0-9]{32}$/u

function validateQualifiedName(name: string, path: Field): void {
  const kind = name.slice(0, 3)
  if (kind === 'iqn') {
    if (!isIQN(name)) path.invalid(name, 'must be like iqn.2001-04.com.example:storage.disk1')
  } else if (kind === 'eui') {
    if (!EUI.test(name)) path.invalid(name, 'must be `eui.` and 16 letters and digits')
  } else if (kind === 'naa') {
    if (!NAA.test(name)) path.invalid(name, 'must be `naa.` and 32 letters and digits')
  } else path.invalid(name, 'must start with iqn, eui or naa, as in iqn.2001-04.com.example:storage.disk1')
}

const NO_NAME = /[,;*&$|\t\n\f\r ]/
const AUTHORITY = /iqn\.[0-9]{4}-[0-9]{2}\.[A-Za-z0-9.-]/

/** A date, the name of an authority, a colon and anything without blanks; the server looks for it anywhere before the end. */
function isIQN(name: string): boolean {
  const parts = name.split(NO_NAME).at(-1)!.split(':')
  for (let i = 0; i < parts.length - 1; i++) {
    const isLast = i === parts.length - 2 && parts[i + 1] === ''
    if (!isLast && AUTHORITY.test(parts[i]!.split(/[^A-Za-z0-9.-]/).at(-1)!)) return true
  }
  return false
}

const LONGEST_DEVICE = 64

/** Whether the name and the portal are too long together, from which the node makes one name. */
export function isLongPortal(
  name: string,
  { initiatorName, targetPortal = '' }: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
): boolean {
  return initiatorName !== undefined && new TextEncoder().encode(`${name}:${targetPortal}`).length > LONGEST_DEVICE
}

/** How isLongPortal is said. */
export const LONG_PORTAL = `and \`targetPortal\` must have at most ${LONGEST_DEVICE - 1} characters together where \`initiatorName\` is given`

/** Checks a disk on Fibre Channel (validateFCVolumeSource). */
export function validateFC({ targetWWNs = [], wwids = [], lun }: FCVolumeSource, path: Field): void {
  if (targetWWNs.length === 0 && wwids.length === 0) path.at('targetWWNs').required('or `wwids` is required')
  if (targetWWNs.length > 0 && wwids.length > 0)
    path.at('targetWWNs').invalid(undefined, 'may not be given together with `wwids`')
  if (targetWWNs.length === 0) return
  if (lun === undefined) path.at('lun').required('is required with `targetWWNs`')
  else validateByte(lun, path.at('lun'))
}

/** Checks which servers of Quobyte are named (validateQuobyteVolumeSource). */
export function validateQuobyte({ registry = '', tenant = '' }: QuobyteVolumeSource, path: Field): void {
  if (registry === '') return
  if (tenant.length > 64) path.at('tenant').required('must have at most 64 characters')
  else if (!registry.split(',').every(isHostPort))
    path.at('registry').invalid(registry, 'must be a host and port, such as quobyte:7861, or several with `,` between')
}

/** Whether a text has a host and a port, which may be anything (net.SplitHostPort). */
function isHostPort(text: string): boolean {
  const colon = text.lastIndexOf(':')
  if (colon === -1) return false
  if (!text.startsWith('[')) return text.indexOf(':') === colon && !/[[\]]/.test(text)
  const end = text.indexOf(']')
  return end !== -1 && end + 1 === colon && !text.includes('[', 1) && !text.includes(']', end + 1)
}

/** Checks a dataset of Flocker (validateFlockerVolumeSource). */
export function validateFlocker({ datasetName = '', datasetUUID = '' }: FlockerVolumeSource, path: Field): void {
  if (datasetName === '' && datasetUUID === '') path.required('must have `datasetName` or `datasetUUID`')
  if (datasetName !== '' && datasetUUID !== '')
    path.invalid(undefined, 'may have `datasetName` or `datasetUUID`, not both')
  if (datasetName.includes('/')) path.at('datasetName').invalid(datasetName, 'may not have a `/`')
}

/** Checks the options of a FlexVolume driver: names of Kubernetes are kept for its own use (validateFlexVolumeSource). */
export function validateFlexVolume({ options }: Pick<FlexVolumeSource, 'options'>, path: Field): void {
  for (const option in options) {
    const domain = `.${option.split('/')[0]!.toLowerCase()}`
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io'))
      path
        .at('options')
        .at(key(option))
        .invalid(undefined, 'may not be given: the domain is kept for Kubernetes', {
          part: 'key',
          subject: `the option "${option}"`,
        })
  }
}

/** Says that a word is none of those that the field knows. */
export function validateWord(word: string | undefined, path: Field, words: readonly string[]): void {
  if (word !== undefined && !words.includes(word)) path.unsupported(word, words)
}

const MANAGED = '/subscriptions/{subscription}/resourcegroups/{group}/providers/microsoft.compute/disks/{disk}'
const BLOB = 'https://{account}.blob.core.windows.net/{container}/{disk}.vhd'

/** Checks a disk of Azure: its kind decides what its address is like (validateAzureDisk). */
export function validateAzureDisk(disk: AzureDiskVolumeSource, path: Field): void {
  const { kind = 'Shared', diskURI = '', cachingMode } = disk
  validateWord(kind, path.at('kind'), ['Dedicated', 'Managed', 'Shared'])
  validateWord(cachingMode, path.at('cachingMode'), ['None', 'ReadOnly', 'ReadWrite'])
  const isManaged = kind === 'Managed'
  if (diskURI.startsWith(isManaged ? '/subscriptions/' : 'https://')) return
  const other = diskURI.startsWith(isManaged ? 'https://' : '/subscriptions/')
  const hint = other
    ? `set \`kind\` to ${isManaged ? '"Dedicated" or "Shared"' : '"Managed"'} for such a disk`
    : undefined
  path.at('diskURI').unsupported(diskURI, [isManaged ? MANAGED : BLOB], { hint })
}

/** Checks a volume of StorageOS (validateStorageOSVolumeSource). */
export function validateStorageOS(
  { volumeName = '', volumeNamespace = '' }: StorageOSVolumeSource | StorageOSPersistentVolumeSource,
  path: Field,
): void {
  if (volumeName !== '') path.at('volumeName').matches(volumeName, dnsLabelFault)
  if (volumeNamespace !== '') path.at('volumeNamespace').matches(volumeNamespace, dnsLabelFault)
}
