import { dnsSubdomainFault } from '../../kubernetes/names.ts'
import { validateInlineVolumeSpec } from '../core/persistent-volume.ts'
import { validateDriverName } from '../core/volumes/sources.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { VolumeAttachment, VolumeAttachmentSource } from '../types/storage-v1.ts'

/** Checks a VolumeAttachment; its status is emptied first (ValidateVolumeAttachment). */
export function validateVolumeAttachment({ spec = {} }: VolumeAttachment, path: Field, context: Context): void {
  const at = path.at('spec')
  const { attacher = '', source = {}, nodeName = '' } = spec
  if (context.kind.version !== 'v1beta1') validateDriverName(attacher, at.at('attacher'))
  validateSource(source, at.at('source'), context)
  at.at('nodeName').matches(nodeName, dnsSubdomainFault)
}

function validateSource(source: VolumeAttachmentSource, path: Field, context: Context): void {
  const { persistentVolumeName: name, inlineVolumeSpec: spec } = source
  const at = path.at('persistentVolumeName')
  if (name === undefined && spec === undefined) path.required('must have `persistentVolumeName` or `inlineVolumeSpec`')
  else if (name !== undefined && spec !== undefined)
    path.forbidden('may have `persistentVolumeName` or `inlineVolumeSpec`, not both')
  else if (name === '') at.required('must not be empty')
  else if (spec !== undefined) validateInlineVolumeSpec(spec, path.at('inlineVolumeSpec'), context)
  if (name !== undefined && (name !== '' || spec !== undefined)) at.matches(name, dnsSubdomainFault)
}
