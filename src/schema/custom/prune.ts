import { isMapValue } from '../../yaml/value.ts'
import type { Structural } from './structural.ts'

const META_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/** Whether a server would take fields away from a value that its schema does not have (structural pruning.Prune); of a resource it keeps what every one has. */
export function isPruned(value: unknown, schema: Structural | undefined, isResource: boolean): boolean {
  if (schema?.preserve === true) return isPrunedInside(value, schema, isResource)
  if (Array.isArray(value)) return value.some((item) => isPruned(item, schema?.items, schema?.items?.embedded === true))
  if (!isMapValue(value)) return false
  return Object.keys(value).some((name) => {
    if (schema === undefined) return true
    if (isResource && META_FIELDS.has(name)) return false
    const inner = schema.properties.get(name)
    if (inner === undefined && schema.additional === undefined) return true
    return isPrunedBelow(value[name], inner ?? additionalOf(schema))
  })
}

/** Where unknown fields are kept, only what the schema does have is looked into. */
function isPrunedInside(value: unknown, schema: Structural | undefined, isResource: boolean): boolean {
  if (schema === undefined) return false
  if (Array.isArray(value))
    return value.some((item) => isPrunedInside(item, schema.items, schema.items?.embedded === true))
  if (!isMapValue(value)) return false
  return Object.keys(value).some((name) => {
    if (isResource && META_FIELDS.has(name)) return false
    const inner = schema.properties.get(name)
    if (inner === undefined && schema.additional === undefined) return false
    return isPrunedBelow(value[name], inner ?? additionalOf(schema))
  })
}

function isPrunedBelow(value: unknown, schema: Structural | undefined): boolean {
  return isPruned(value, schema, schema?.embedded === true)
}

function additionalOf({ additional }: Structural): Structural | undefined {
  return typeof additional === 'object' ? additional : undefined
}
