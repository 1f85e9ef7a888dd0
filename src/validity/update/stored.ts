import { formatQuantity, parseQuantity } from '../../kubernetes/quantity.ts'
import { existsIn, type Minor } from '../../model/version.ts'
import type { Field, ObjectType, ScalarType, Type } from '../../schema/types.ts'
import { isMapValue, newObject } from '../../yaml/value.ts'
import { conditionalDefault } from './conditional-defaults.ts'
import { isPlain } from './plain.ts'

/**
 * What a server keeps of an object, so that two of them can be compared (Semantic.DeepEqual of what is decoded and defaulted): known fields, defaults filled in, quantities in one
 * spelling; without nulls, empty lists and maps, and zero values of fields that do not tell them from absence.
 */
export function stored(object: unknown, type: Type, minor: Minor): any {
  return keep(object, type, { minor, drops: true })
}

/** By which server it is kept, and whether that drops what its features are off for. */
interface Keeper {
  readonly minor: Minor
  readonly drops: boolean
}

function keep(object: unknown, type: Type, keeper: Keeper): any {
  if (object === undefined || object === null) return undefined
  switch (type.kind) {
    case 'object':
      return isMapValue(object) ? storedObject(object, type, keeper) : object
    case 'map':
      return isMapValue(object) ? storedMap(object, type.values, keeper) : object
    case 'list':
      return Array.isArray(object) ? storedList(object, type.items, keeper) : object
    default:
      return storedScalar(object, type)
  }
}

/** The values of a map with named fields or free keys. */
export type Values = Readonly<Record<string, any>>

function storedObject(object: Values, type: ObjectType, keeper: Keeper): Values | undefined {
  const kept = newObject()
  for (const variants of type.fields.values()) {
    const field = fieldIn(variants, keeper.minor)
    if (field === undefined) continue
    if (object[field.name] && dropsParent(field, keeper)) return undefined
    if (isDropped(field, keeper)) continue
    const value = storedField(object[field.name], field, type, keeper)
    if (value !== undefined) kept[field.name] = value
  }
  for (const variants of type.fields.values()) {
    const field = fieldIn(variants, keeper.minor)
    if (field === undefined || isDropped(field, keeper) || kept[field.name] !== undefined) continue
    const value = conditionalDefault(type, field.name, kept, object)
    if (value !== undefined) kept[field.name] = value
  }
  return kept
}

/** The field as one minor has it; undefined where it has none. */
export function fieldIn(variants: readonly Field[], minor: Minor): Field | undefined {
  return variants.find((field) => existsIn(field, minor))
}

/** Whether a server without the field's feature leaves it out, or does as if it were not there. */
function isDropped({ ignored = [] }: Field, { minor, drops }: Keeper): boolean {
  return drops && ignored.some((one) => existsIn(one, minor) && DROPPING.has(one.off))
}

/** Whether such a server leaves out the object around the field. */
function dropsParent({ ignored = [] }: Field, { minor, drops }: Keeper): boolean {
  return drops && ignored.some((one) => one.off === 'dropParent' && existsIn(one, minor))
}

const DROPPING: ReadonlySet<string> = new Set(['drop', 'dropItem', 'dropParent', 'force'])

/** What claims of a pod are made of is kept whole. */
function storedField(value: unknown, field: Field, owner: ObjectType, given: Keeper): unknown {
  const keeper = field.name === 'volumeClaimTemplate' ? { ...given, drops: false } : given
  const kept = withoutZero(keep(value, field.type, keeper), field, owner)
  if (kept !== undefined) return kept
  return withoutZero(keep(defaultOf(field, owner, keeper.minor), field.type, keeper), field, owner)
}

/** What is filled in whatever stands beside the field; an object that is always there has the defaults of its own fields. */
function defaultOf(field: Field, owner: ObjectType, minor: Minor): unknown {
  const filled = field.filled?.find((one) => existsIn(one, minor))
  if (filled !== undefined) return isConditional(owner, field.name) ? undefined : filled.value
  if (field.default !== undefined) return field.default
  return field.type.kind === 'object' && isPlain(owner, field.name) ? {} : undefined
}

const CONDITIONAL: ReadonlySet<string> = new Set([
  'Container.imagePullPolicy',
  'EphemeralContainer.imagePullPolicy',
  'ImageVolumeSource.pullPolicy',
  'PodSpec.enableServiceLinks',
  'JobSpec.backoffLimit',
  'JobSpec.completions',
  'JobSpec.podReplacementPolicy',
  'ServiceSpec.allocateLoadBalancerNodePorts',
  'ServiceSpec.externalTrafficPolicy',
  'ServiceSpec.internalTrafficPolicy',
  'Volume.emptyDir',
  'HorizontalPodAutoscalerSpec.targetCPUUtilizationPercentage',
  'Subject.apiGroup',
  'NetworkPolicySpec.policyTypes',
  'ExactDeviceRequest.count',
  'DeviceRequest.allocationMode',
  'DeviceRequest.count',
  'DeviceSubRequest.count',
])

function isConditional({ name }: ObjectType, field: string): boolean {
  return CONDITIONAL.has(`${name.slice(name.lastIndexOf('.') + 1)}.${field}`)
}

function withoutZero(value: unknown, field: Field, owner: ObjectType): unknown {
  if (value === '' || value === false || value === 0) return isPlain(owner, field.name, value) ? undefined : value
  if (field.type.kind === 'object' && isMapValue(value) && isEmpty(value) && isPlain(owner, field.name))
    return undefined
  return value
}

function storedMap(map: Values, type: Type, keeper: Keeper): Values | undefined {
  const kept = newObject()
  for (const key in map) kept[key] = keep(map[key], type, keeper) ?? emptyOf(type)
  return isEmpty(kept) ? undefined : kept
}

/** What null counts as in a map or list. */
function emptyOf(type: Type): unknown {
  if (type.kind === 'string' || type.kind === 'bytes') return ''
  return type.kind === 'quantity' ? '0' : undefined
}

function storedList(list: readonly unknown[], type: Type, keeper: Keeper): readonly unknown[] | undefined {
  if (list.length === 0) return undefined
  return list.map((item) => keep(item ?? (type.kind === 'object' ? {} : undefined), type, keeper) ?? emptyOf(type))
}

function storedScalar(value: unknown, { kind }: ScalarType): unknown {
  if (kind === 'quantity' && typeof value !== 'object') {
    const quantity = parseQuantity(value as string | number)
    return quantity === undefined ? value : formatQuantity(quantity)
  }
  if (kind === 'bytes' && typeof value === 'string') return Buffer.from(value, 'base64').toString('base64')
  return value
}

/** Whether a map has no keys. */
export function isEmpty(map: Values): boolean {
  for (const _ in map) return false
  return true
}
