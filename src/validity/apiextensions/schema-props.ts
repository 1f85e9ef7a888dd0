import { isMapValue } from '../../yaml/value.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'

/** Absent, or without entries. */
export function isEmptyMap(map: unknown): boolean {
  if (!isMapValue(map)) return true
  for (const _ in map) return false
  return true
}

/** The schema of the keys that are not listed; undefined where there is none, or only `true` or `false`. */
export function additionalSchema({ additionalProperties }: JSONSchemaProps): JSONSchemaProps | undefined {
  return isMapValue(additionalProperties) ? additionalProperties : undefined
}

/** The one schema of all items. */
export function itemSchema({ items }: JSONSchemaProps): JSONSchemaProps | undefined {
  return isMapValue(items) ? items : undefined
}

const LISTS = ['allOf', 'anyOf', 'oneOf', 'items'] as const
const MAPS = ['properties', 'patternProperties', 'definitions', 'dependencies'] as const
const SINGLE = ['items', 'not', 'additionalProperties', 'additionalItems'] as const

/** Visits a schema and all schemas in it, at most `depth` levels deep; true where a visit was true, which ends it (SchemaHas). */
export function someSchema(
  schema: JSONSchemaProps,
  visit: (schema: JSONSchemaProps) => boolean,
  depth: number,
): boolean {
  if (visit(schema)) return true
  if (depth === 0) return false
  for (const name of SINGLE) {
    const one = schema[name]
    if (isMapValue(one) && someSchema(one, visit, depth - 1)) return true
  }
  for (const name of LISTS) {
    const list = schema[name]
    if (Array.isArray(list))
      for (const one of list) if (isMapValue(one) && someSchema(one, visit, depth - 1)) return true
  }
  for (const name of MAPS) {
    const map = schema[name]
    for (const each in map) if (isMapValue(map[each]) && someSchema(map[each], visit, depth - 1)) return true
  }
  return false
}

/** Nobody writes schemas this deep, and the stack holds it. */
export const DEPTH_LIMIT = 150

/** Whether a schema goes deeper than is judged; each schema in it counts for two levels at most. */
export function isTooDeep(schema: unknown, levels = 2 * DEPTH_LIMIT): boolean {
  if (levels === 0) return true
  for (const name in schema as object) {
    const inner = (schema as Record<string, unknown>)[name]
    if (typeof inner === 'object' && inner !== null && isTooDeep(inner, levels - 1)) return true
  }
  return false
}
