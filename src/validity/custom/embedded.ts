import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { parseGVK } from '../../model/gvk.ts'
import { key, type Segment } from '../../model/path.ts'
import { isObject, type Structural } from '../../schema/custom/structural.ts'
import type { Field } from '../field.ts'
import { pathSegmentName, validateObjectMeta } from '../meta/object-meta.ts'

/** What keeps an embedded resource from being read, and where. */
export interface Coercion {
  readonly steps: readonly Segment[]
  readonly fault: string
}

/** The first thing that keeps the resources embedded in a value from being read (objectmeta.Coerce). */
export function coercionFault(value: unknown, schema: Structural): Coercion | undefined {
  for (const [step, inner, innerSchema] of parts(value, schema)) {
    const found = coercionFault(inner, innerSchema)
    if (found !== undefined) return { ...found, steps: [step, ...found.steps] }
  }
  if (!schema.embedded || !isObject(value)) return undefined
  for (const name of ['apiVersion', 'kind'])
    if (name in value && typeof value[name] !== 'string') return { steps: [name], fault: 'must be a string' }
  const fault = 'metadata' in value ? metadataFault(value.metadata) : undefined
  return fault === undefined ? undefined : { steps: ['metadata'], fault }
}

/** Checks what the resources embedded in a value are, and their metadata (objectmeta.Validate). */
export function validateEmbedded(value: unknown, schema: Structural, path: Field): void {
  if (schema.embedded && isObject(value)) validateResource(value, path)
  for (const [step, inner, innerSchema] of parts(value, schema)) validateEmbedded(inner, innerSchema, path.at(step))
}

function* parts(value: unknown, schema: Structural): Generator<[Segment, unknown, Structural]> {
  const { items, properties, additional } = schema
  if (Array.isArray(value)) {
    if (items !== undefined) for (const [index, item] of value.entries()) yield [index, item, items]
  } else if (isObject(value))
    for (const name of Object.keys(value)) {
      const inner = properties.get(name)
      if (inner !== undefined) yield [name, value[name], inner]
      else if (typeof additional === 'object') yield [key(name), value[name], additional]
    }
}

function validateResource(value: Record<string, unknown>, path: Field): void {
  const { apiVersion, kind, metadata } = value
  if (!('apiVersion' in value)) path.at('apiVersion').required()
  else if (apiVersion === '') path.at('apiVersion').invalid(apiVersion, 'must not be empty')
  else if (typeof apiVersion === 'string' && apiVersion !== '/' && parseGVK(apiVersion, '') === undefined)
    path.at('apiVersion').invalid(apiVersion, 'must be a version or group/version')
  if (!('kind' in value)) path.at('kind').required()
  else if (kind === '') path.at('kind').invalid(kind, 'must not be empty')
  else if (typeof kind === 'string') path.at('kind').matches(kind, (text) => dns1035LabelFault(text.toLowerCase()))
  if (!isObject(metadata) || metadataFault(metadata) !== undefined) return
  const { name, ...rest } = withoutNulls(metadata)
  validateObjectMeta({ ...rest, name: name || 'any' }, path.at('metadata'), {
    name: pathSegmentName,
    namespaced: true,
    qualifiedFinalizers: false,
    generationSet: false,
    nameHidden: false,
  })
}

/** Metadata as it is decoded: nulls are absent, those in maps and lists empty. */
function withoutNulls(metadata: Record<string, unknown>): any {
  const decoded: Record<string, unknown> = {}
  for (const name of Object.keys(metadata)) {
    const value = metadata[name]
    if (value === null) continue
    if (name === 'labels' || name === 'annotations')
      decoded[name] = Object.fromEntries(Object.entries(value as object).map(([each, text]) => [each, text ?? '']))
    else if (name === 'finalizers') decoded[name] = (value as unknown[]).map((text) => text ?? '')
    else if (name === 'ownerReferences') decoded[name] = (value as unknown[]).map((owner) => owner ?? {})
    else decoded[name] = value
  }
  return decoded
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isTexts: Check = (value) => isObject(value) && Object.values(value).every((one) => one === null || isText(one))
const isTextList: Check = (value) => Array.isArray(value) && value.every((one) => one === null || isText(one))
const isMapList: Check = (value) => Array.isArray(value) && value.every((one) => one === null || isObject(one))
const isOwnerList: Check = (value) =>
  isMapList(value) && (value as unknown[]).every((one) => one === null || isOwner(one))
const isTime: Check = (value) => isText(value) && !Number.isNaN(Date.parse(value as string))
const isInteger: Check = (value) => typeof value === 'bigint' || Number.isInteger(value)

const METADATA: Readonly<Record<string, Check>> = {
  name: isText,
  generateName: isText,
  namespace: isText,
  selfLink: isText,
  uid: isText,
  resourceVersion: isText,
  generation: isInteger,
  creationTimestamp: isTime,
  deletionTimestamp: isTime,
  deletionGracePeriodSeconds: isInteger,
  labels: isTexts,
  annotations: isTexts,
  ownerReferences: isOwnerList,
  finalizers: isTextList,
  managedFields: isMapList,
}

function isOwner(owner: unknown): boolean {
  return Object.entries(owner as object).every(([name, value]) => {
    if (value === null || !OWNER_FIELDS.has(name)) return true
    return typeof value === (OWNER_FLAGS.has(name) ? 'boolean' : 'string')
  })
}

const OWNER_FLAGS: ReadonlySet<string> = new Set(['controller', 'blockOwnerDeletion'])
const OWNER_FIELDS: ReadonlySet<string> = new Set([...OWNER_FLAGS, 'apiVersion', 'kind', 'name', 'uid'])

function metadataFault(metadata: unknown): string | undefined {
  if (metadata === null) return undefined
  if (!isObject(metadata)) return 'must be a map'
  const wrong = Object.keys(metadata).find(
    (name) => Object.hasOwn(METADATA, name) && metadata[name] !== null && !METADATA[name]!(metadata[name]),
  )
  return wrong === undefined ? undefined : `has a \`${wrong}\` of the wrong type`
}
