import { key } from '../../model/path.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'

const SINGLE = ['items', 'not', 'additionalProperties'] as const
const LISTS = ['allOf', 'anyOf', 'oneOf', 'items'] as const
const MAPS = ['properties', 'definitions', 'dependencies'] as const

/** The schemas directly inside a schema that servers look at, with their places. */
export function insideOf(schema: JSONSchemaProps, path: Field): [JSONSchemaProps, Field][] {
  const inside: [JSONSchemaProps, Field][] = []
  for (const name of SINGLE) if (isMapValue(schema[name])) inside.push([schema[name], path.at(name)])
  for (const name of LISTS)
    if (Array.isArray(schema[name])) {
      const at = path.at(name)
      for (const [index, one] of (schema[name] as unknown[]).entries())
        if (isMapValue(one)) inside.push([one, at.at(index)])
    }
  for (const name of MAPS)
    for (const each in schema[name]) {
      const one = schema[name][each]
      if (isMapValue(one)) inside.push([one, path.at(name).at(key(each))])
    }
  return inside
}
