import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'

/** Whether a plain value is a map. */
export function isMap(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Absent, or without entries. */
export function isEmptyMap(map: unknown): boolean {
  if (!isMap(map)) return true
  for (const _ in map) return false
  return true
}

/** The schema of the keys that are not listed; undefined where there is none, or only `true` or `false`. */
export function additionalSchema({ additionalProperties }: JSONSchemaProps): JSONSchemaProps | undefined {
  return isMap(additionalProperties) ? additionalProperties : undefined
}

/** The one schema of all items. */
export function itemSchema({ items }: JSONSchemaProps): JSONSchemaProps | undefined {
  return isMap(items) ? items : undefined
}

const LISTS = ['allOf', 'anyOf', 'oneOf'] as const
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
  const inner = (one: unknown) => isMap(one) && someSchema(one, visit, depth - 1)
  return (
    SINGLE.some((name) => inner(schema[name])) ||
    LISTS.some((name) => schema[name]?.some(inner)) ||
    MAPS.some((name) => isMap(schema[name]) && Object.values(schema[name]).some(inner)) ||
    (Array.isArray(schema.items) && schema.items.some(inner))
  )
}

/** Nobody writes schemas this deep, and the stack holds it. */
export const DEPTH_LIMIT = 150

/** Whether a schema goes deeper than is judged. */
export function isTooDeep(schema: JSONSchemaProps): boolean {
  let level: JSONSchemaProps[] = [schema]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) return true
    const next: JSONSchemaProps[] = []
    for (const one of level)
      someSchema(
        one,
        (inner) => {
          if (inner !== one) next.push(inner)
          return false
        },
        1,
      )
    level = next
  }
  return false
}
