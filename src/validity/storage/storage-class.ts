import { labelKeyFault } from '../../kubernetes/labels.ts'
import { warnAboutNodeLabel } from '../core/node-labels.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { TopologySelectorLabelRequirement, TopologySelectorTerm } from '../types/core-v1.ts'
import type { StorageClass, VolumeAttributesClass } from '../types/storage-v1.ts'

/** The minor that warns of old labels of nodes. */
const WARNINGS_SINCE = 25

/** Checks a StorageClass, with warnings (ValidateStorageClass, GetWarningsForStorageClass). */
export function validateStorageClass(storageClass: StorageClass, path: Field, context: Context): void {
  const { provisioner = '' } = storageClass
  if (provisioner === '')
    path.at('provisioner').required('is required', {
      hint: 'name a CSI driver, or `kubernetes.io/no-provisioner` for volumes made by hand',
    })
  else validateProvisioner(provisioner, path.at('provisioner'))
  validateParameters(storageClass.parameters, path.at('parameters'))
  if (storageClass.volumeBindingMode === '')
    path.at('volumeBindingMode').unsupported('', ['Immediate', 'WaitForFirstConsumer'])
  const at = path.at('allowedTopologies')
  validateTopologies(storageClass.allowedTopologies, at)
  if (context.minor >= WARNINGS_SINCE) warnAboutTopologies(storageClass.allowedTopologies, at, context)
}

/** Checks a VolumeAttributesClass; that there are parameters is judged by the schema (ValidateVolumeAttributesClass). */
export function validateVolumeAttributesClass({ driverName, parameters }: VolumeAttributesClass, path: Field): void {
  validateProvisioner(driverName, path.at('driverName'))
  validateParameters(parameters, path.at('parameters'))
}

function validateProvisioner(name: string | undefined, path: Field): void {
  if (name === undefined || name === '') return
  const hint = name.includes(' //') ? { hint: 'a comment in YAML starts with #, not with //' } : undefined
  path.matches(name, (text) => labelKeyFault(text.toLowerCase()), hint)
}

const MOST_PARAMETERS = 512
const LONGEST_PARAMETERS = 256 * 1024

function validateParameters(parameters: Readonly<Record<string, string>> | undefined, path: Field): void {
  if (parameters === undefined) return
  const names = Object.keys(parameters)
  if (names.length > MOST_PARAMETERS) {
    path.tooLong(MOST_PARAMETERS, names.length, { unit: 'entries' })
    return
  }
  if (Object.hasOwn(parameters, '')) path.invalid(undefined, 'must not have an empty name among its keys')
  let size = 0
  for (const name of names) size += byteLength(name) + byteLength(parameters[name]!)
  if (size > LONGEST_PARAMETERS) path.tooLong(LONGEST_PARAMETERS, size, { unit: 'bytes in all' })
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** No two terms may say the same, in any order; an empty one counts as said before, by a slip of the server (validateAllowedTopologies). */
function validateTopologies(terms: readonly TopologySelectorTerm[] | undefined, path: Field): void {
  const said = new Map<string, Field | undefined>([['[]', undefined]])
  each(terms, path, ({ matchLabelExpressions }, itemPath) => {
    const at = itemPath.at('matchLabelExpressions')
    const places = new Map<string, readonly string[]>()
    each(matchLabelExpressions, at, (requirement, requirementPath) => {
      const { key = '', values = [] } = requirement
      validateTopology(requirement, requirementPath)
      if (places.has(key)) requirementPath.at('key').duplicate(key)
      places.set(key, values)
    })
    const text = JSON.stringify([...places].map(([key, values]) => [key, [...new Set(values)].sort()]).sort())
    const first = said.get(text)
    if (!said.has(text)) said.set(text, at)
    else
      at.duplicate(undefined, {
        subject: first === undefined ? 'a term without expressions' : 'the same set of expressions',
        related: first && [{ path: first.path(), message: 'the first one' }],
      })
  })
}

function validateTopology({ key = '', values = [] }: TopologySelectorLabelRequirement, path: Field): void {
  const seen = new Set<string>()
  each(values, path.at('values'), (value, itemPath) => {
    if (seen.has(value)) itemPath.duplicate(value)
    seen.add(value)
  })
  path.at('key').matches(key, labelKeyFault)
}

function warnAboutTopologies(terms: readonly TopologySelectorTerm[] | undefined, path: Field, context: Context): void {
  each(terms, path, ({ matchLabelExpressions }, itemPath) =>
    each(matchLabelExpressions, itemPath.at('matchLabelExpressions'), ({ key = '' }, requirementPath) =>
      warnAboutNodeLabel(key, requirementPath.at('key'), context),
    ),
  )
}
