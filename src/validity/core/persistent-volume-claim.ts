import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { hasFraction, parseQuantity, roundToMilli } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import { validateAnnotations, validateLabels } from '../meta/object-meta.ts'
import type {
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
  TypedObjectReference,
} from '../types/core-v1.ts'
import { validateAccessModes, validateVolumeMode } from './access-modes.ts'

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'
/** The minor that warns about annotations which fields have replaced. */
const ANNOTATIONS_SINCE = 28

/** Checks a PersistentVolumeClaim, with warnings (ValidatePersistentVolumeClaim, GetWarningsForPersistentVolumeClaim). */
export function validatePersistentVolumeClaim(
  { metadata, spec = {} }: PersistentVolumeClaim,
  path: Field,
  context: Context,
): void {
  const at = path.at('spec')
  validateSpec(spec, at, context)
  validateKeptSources(spec, at, context)
  if (context.minor >= ANNOTATIONS_SINCE && metadata?.annotations?.[CLASS_ANNOTATION] !== undefined)
    path
      .at('metadata')
      .at('annotations')
      .at(key(CLASS_ANNOTATION))
      .warn('is deprecated; use `storageClassName`', {
        part: 'key',
        subject: `the annotation "${CLASS_ANNOTATION}"`,
      })
  warnAboutClaimSpec(spec, at, context)
}

/** Checks the spec of a claim in a template, as a server does that makes no claim of it yet (ValidatePersistentVolumeClaimSpec). */
export function validatePersistentVolumeClaimSpec(
  spec: PersistentVolumeClaimSpec = {},
  path: Field,
  context: Context,
): void {
  validateSpec(spec, path, context)
  const { dataSource } = spec
  const dataSourceRef: TypedObjectReference | undefined = spec.dataSourceRef
  if (dataSource !== undefined) validateDataSource(dataSource, path.at('dataSource'), context)
  if (dataSourceRef === undefined) return
  validateDataSource(dataSourceRef, path.at('dataSourceRef'), context)
  const namespace = namespaceOf(dataSourceRef, context)
  if (namespace !== '') path.at('dataSourceRef').at('namespace').matches(namespace, dnsLabelFault)
  if (dataSource !== undefined) validateSameSources(dataSource, dataSourceRef, path, context)
}

/** Checks the template of the claim that is made for a volume of each pod (ValidatePersistentVolumeClaimTemplate). */
export function validateClaimTemplate(
  { metadata = {}, spec }: PersistentVolumeClaimTemplate,
  path: Field,
  context: Context,
): void {
  const at = path.at('metadata')
  validateAnnotations(metadata.annotations, at.at('annotations'))
  validateLabels(metadata.labels, at.at('labels'))
  for (const name of OTHER_METADATA)
    if (isSet(metadata[name], name))
      at.at(name === 'uid' ? 'uID' : name)
        .standingAt(at.at(name))
        .forbidden('may not be set here: only labels and annotations are copied to the claim')
  validatePersistentVolumeClaimSpec(spec, path.at('spec'), context)
}

const OTHER_METADATA = [
  ...(['name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation'] as const),
  ...(['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'ownerReferences'] as const),
  ...(['finalizers', 'managedFields'] as const),
]

/** An empty text and a generation of 0 count as absent; a time to delete of 0 seconds and empty lists do not. */
function isSet(value: unknown, name: string): boolean {
  return value !== undefined && value !== '' && (value !== 0 || name === 'deletionGracePeriodSeconds')
}

/** Warns about the amounts of a claim that are no whole numbers of bytes (GetWarningsForPersistentVolumeClaimSpec). */
export function warnAboutClaimSpec(
  { resources }: PersistentVolumeClaimSpec,
  path: Field,
  { minor }: Pick<Context, 'minor'>,
): void {
  if (minor < FRACTIONS_SINCE || resources === undefined) return
  for (const side of ['requests', 'limits'] as const) {
    const amount = resources[side]?.storage
    const quantity = amount === undefined ? undefined : parseQuantity(amount)
    if (quantity !== undefined && hasFraction(roundToMilli(quantity)))
      path.at('resources').at(side).at(key('storage')).warn(`"${amount}" is no whole number of bytes`, {
        subject: '`storage`',
      })
  }
}

const FRACTIONS_SINCE = 26

/** All but where the data comes from. */
function validateSpec(spec: PersistentVolumeClaimSpec, path: Field, context: Context): void {
  validateLabelSelector(spec.selector, path.at('selector'), context)
  validateAccessModes(spec.accessModes, path.at('accessModes'), context)
  validateVolumeMode(spec.volumeMode, path.at('volumeMode'))
  validateRequest(spec.resources?.requests?.storage, path.at('resources'))
  validateClassName(spec.storageClassName, path.at('storageClassName'))
  validateClassName(spec.volumeAttributesClassName, path.at('volumeAttributesClassName'))
}

/** The server leaves out whether it is about requests or limits. */
function validateRequest(amount: string | number | undefined, path: Field): void {
  const at = path.at(key('storage')).standingAt(path.at('requests').at(key('storage')))
  const subject = '`storage`'
  if (amount === undefined)
    at.required('is required in `resources.requests`: a claim must say how much it asks for', { subject })
  else {
    const quantity = parseQuantity(amount)
    if (quantity !== undefined && quantity.mantissa <= 0n) at.invalid(amount, 'must be more than 0', { subject })
  }
}

const QUOTES = /^[“”„«»‘’'"]*$/

/** Checks the name of a storage class, or of one for the attributes of volumes, where there is one (ValidateClassName). */
export function validateClassName(name: string | undefined, path: Field): void {
  if (name === undefined || name === '') return
  const hint = QUOTES.test(name) ? { hint: 'only " and \' quote in YAML; for no class write ""' } : undefined
  path.matches(name, dnsSubdomainFault, hint)
}

/** From when on a claim's `dataSourceRef` counts, and each of the two fields is filled in from the other one (AnyVolumeDataSource). */
const REFERENCES_SINCE = 24
/** From when on a source can be in another namespace, by which a server drops it (CrossNamespaceVolumeDataSource, which is off). */
const NAMESPACES_SINCE = 26
/** From when on snapshots can be copied (VolumeSnapshotDataSource). */
const SNAPSHOTS_SINCE = 17

/** A server drops what a claim cannot be made of, and reads each of the two sources as the other one where only one is given (EnforceDataSourceBackwardsCompatibility, NormalizeDataSources). */
function validateKeptSources(spec: PersistentVolumeClaimSpec, path: Field, context: Context): void {
  const given: TypedObjectReference | undefined = spec.dataSourceRef
  const reference = given !== undefined && namespaceOf(given, context) !== '' ? undefined : given
  const source = reference === undefined && !isCopied(spec.dataSource, context) ? undefined : spec.dataSource
  const at = { source: path.at('dataSource'), reference: path.at('dataSourceRef') }
  if (source !== undefined) {
    validateDataSource(source, at.source, context)
    if (reference !== undefined) validateSameSources(source, reference, path, context)
    else if (context.minor >= REFERENCES_SINCE) validateDataSource(source, at.reference.standingAt(at.source), context)
  }
  if (reference === undefined) return
  validateDataSource(reference, at.reference, context)
  if (source === undefined && context.minor >= REFERENCES_SINCE)
    validateDataSource(reference, at.source.standingAt(at.reference), context)
}

function namespaceOf({ namespace = '' }: TypedObjectReference, { minor }: Context): string {
  return minor >= NAMESPACES_SINCE ? namespace : ''
}

function isCopied(source: TypedObjectReference | undefined, { minor }: Context): boolean {
  if (source === undefined) return false
  const { apiGroup = '', kind } = source
  if (kind === 'PersistentVolumeClaim') return apiGroup === ''
  return kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io' && minor >= SNAPSHOTS_SINCE
}

/** The minor that judges the group of a source: those before took any text. */
const GROUPS_SINCE = 29

function validateDataSource(
  { apiGroup = '', kind, name }: TypedObjectReference,
  path: Field,
  { minor }: Context,
): void {
  if (!name) path.at('name').required()
  if (!kind) path.at('kind').required()
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim')
    path.invalid(kind, 'must have an `apiGroup`, unless its `kind` is "PersistentVolumeClaim"')
  if (apiGroup !== '' && minor >= GROUPS_SINCE) path.at('apiGroup').matches(apiGroup, dnsSubdomainFault)
}

/** An absent group and an empty one are not the same here. */
function validateSameSources(
  source: TypedObjectReference,
  reference: TypedObjectReference,
  path: Field,
  context: Context,
): void {
  const at = path.standingAt(path.at('dataSource'))
  const related = [{ path: path.at('dataSourceRef').path(), message: 'the other one' }]
  if (namespaceOf(reference, context) !== '')
    at.invalid(undefined, 'may not be given beside a `dataSourceRef` with a namespace', { related })
  else if (['apiGroup', 'kind', 'name'].some((field) => fieldOf(source, field) !== fieldOf(reference, field)))
    at.invalid(undefined, 'must say the same as `dataSourceRef`, or be left out', { related })
}

/** Only the group can be absent: other fields are empty then. */
function fieldOf(source: TypedObjectReference, field: string): string | undefined {
  const value = source[field as keyof TypedObjectReference]
  return field === 'apiGroup' ? value : (value ?? '')
}
