import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { isMap } from './schema-props.ts'

const SINGLE = ['items', 'not', 'additionalProperties'] as const
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const
const MAPS = ['properties', 'definitions', 'dependencies'] as const

/** The schemas directly inside a schema that servers look at, with their places. */
export function insideOf(schema: JSONSchemaProps, path: Field): [JSONSchemaProps, Field][] {
  const inside: [JSONSchemaProps, Field][] = []
  const add = (one: unknown, at: Field) => {
    if (isMap(one)) inside.push([one, at])
  }
  for (const name of SINGLE) add(schema[name], path.at(name))
  for (const name of LISTS) for (const [index, one] of schema[name]?.entries() ?? []) add(one, path.at(name).at(index))
  for (const name of MAPS) for (const each in schema[name]) add(schema[name][each], path.at(name).at(key(each)))
  if (Array.isArray(schema.items))
    for (const [index, one] of schema.items.entries()) add(one, path.at('items').at(index))
  return inside
}
