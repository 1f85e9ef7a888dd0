import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { parseGVK } from '../../model/gvk.ts'
import { key, type Segment } from '../../model/path.ts'
import { keptMetadata, metadataFault } from '../../schema/custom/object-meta.ts'
import type { Structural } from '../../schema/custom/structural.ts'
import { isMapValue } from '../../yaml/value.ts'
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
  if (!schema.embedded || !isMapValue(value)) return undefined
  for (const name of ['apiVersion', 'kind'])
    if (name in value && typeof value[name] !== 'string') return { steps: [name], fault: 'must be a string' }
  const fault = 'metadata' in value ? metadataFault(value.metadata) : undefined
  return fault === undefined ? undefined : { steps: ['metadata'], fault }
}

/** Checks what the resources embedded in a value are, and their metadata (objectmeta.Validate). */
export function validateEmbedded(value: unknown, schema: Structural, path: Field): void {
  if (schema.embedded && isMapValue(value)) validateResource(value, path)
  for (const [step, inner, innerSchema] of parts(value, schema)) validateEmbedded(inner, innerSchema, path.at(step))
}

function* parts(value: unknown, schema: Structural): Generator<[Segment, unknown, Structural]> {
  const { items, properties, additional } = schema
  if (Array.isArray(value)) {
    if (items !== undefined) for (const [index, item] of value.entries()) yield [index, item, items]
  } else if (isMapValue(value))
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
  if (!isMapValue(metadata) || metadataFault(metadata) !== undefined) return
  const kept = keptMetadata(metadata)
  validateObjectMeta({ ...kept, name: kept.name ?? 'any' }, path.at('metadata'), {
    name: pathSegmentName,
    namespaced: true,
    qualifiedFinalizers: false,
    generationSet: false,
    nameHidden: false,
  })
}
