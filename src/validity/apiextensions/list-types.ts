import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { itemSchema } from './schema-props.ts'

/** Checks what a schema says of the kind of a map: as a whole, or field by field. */
export function validateMapType(schema: JSONSchemaProps, path: Field): void {
  const mapType = schema['x-kubernetes-map-type']
  if (mapType === undefined) return
  requireType(schema, 'object', 'x-kubernetes-map-type', path)
  if (mapType === '') path.at('x-kubernetes-map-type').unsupported('', ['atomic', 'granular'])
}

function requireType({ type = '' }: JSONSchemaProps, wanted: string, why: string, path: Field): void {
  if (type === wanted) return
  const fault = `must be "${wanted}" where \`${why}\` is set`
  if (type === '') path.at('type').required(fault)
  else path.at('type').invalid(type, fault)
}

/** Checks what a schema says of the kind of a list: as a whole, a set, or items told apart by keys. */
export function validateListType(schema: JSONSchemaProps, path: Field, minor: number): void {
  const listType = schema['x-kubernetes-list-type']
  if (listType === undefined && schema['x-kubernetes-list-map-keys'] === undefined) return
  const at = path.at('x-kubernetes-list-type')
  if (listType !== undefined) requireType(schema, 'array', 'x-kubernetes-list-type', path)
  if (listType === '') at.unsupported('', ['atomic', 'map', 'set'])
  if ((schema['x-kubernetes-list-map-keys']?.length ?? 0) > 0 && listType !== 'map') {
    const fault = 'must be "map" where `x-kubernetes-list-map-keys` is set'
    if (listType === undefined) at.required(fault)
    else at.invalid(listType, fault)
  }
  const items = itemSchema(schema)
  if (listType === 'set' && schema.type === 'array' && items !== undefined)
    validateSetItems(items, path.at('items'), minor)
  if (listType === 'map') validateKeyedList(schema, path, minor)
  if ((listType === 'set' || listType === 'map') && items?.nullable === true && minor >= KEYS_SINCE)
    path.at('items').at('nullable').forbidden(`may not be true in a list of the type "${listType}"`)
}

/** The first minor that looks for keys which items may lack. */
const KEYS_SINCE = 18

/** Items of a set are compared as a whole. */
function validateSetItems(items: JSONSchemaProps, path: Field, minor: number): void {
  const { type } = items
  const fault = 'must be "atomic" for the items of a set'
  const listType = items['x-kubernetes-list-type']
  const mapType = items['x-kubernetes-map-type']
  if (type === 'array' && listType !== undefined && listType !== 'atomic')
    path.at('x-kubernetes-list-type').invalid(listType, fault)
  if (type !== 'object' || mapType === 'atomic') return
  if (minor < 17) path.at('type').invalid(type, 'may not be that of the items of a set')
  else path.at('x-kubernetes-map-type').invalid(mapType, fault)
}

/** Items of a keyed list are maps that have their keys. */
function validateKeyedList(schema: JSONSchemaProps, path: Field, minor: number): void {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const keysPath = path.at('x-kubernetes-list-map-keys')
  const items = itemSchema(schema)
  if (keys.length === 0)
    keysPath.required('is required in a list of the type "map": the fields that tell its items apart')
  if (schema.items === undefined) path.at('items').required('is required in a list of the type "map"')
  else if (items === undefined) path.at('items').invalid(undefined, 'must be one schema')
  if (items === undefined) return
  if (items.type !== 'object')
    path
      .at('items')
      .at('type')
      .invalid(items.type ?? '', 'must be "object" in a list of the type "map"')
  else validateKeyNames(keys, items, keysPath, path)
  if (minor >= KEYS_SINCE) validateKeyFields(keys, items, path)
}

function validateKeyNames(keys: readonly string[], items: JSONSchemaProps, keysPath: Field, path: Field): void {
  const seen = new Set<string>()
  each(keys, keysPath, (name, itemPath) => {
    const property = propertyOf(items, name)
    const at = itemPath.path()
    if (property === undefined) keysPath.invalid(name, 'must be one of the `properties` of the items', { at })
    else if (property.type === 'array' || property.type === 'object')
      path
        .at('items')
        .at('properties')
        .at(key(name))
        .at('type')
        .invalid(property.type, 'must not be a list or a map: items are told apart by it')
    if (seen.has(name)) keysPath.invalid(name, 'is in the list already', { at })
    seen.add(name)
  })
}

/** A key must be there in every item (validateMapListKeysMapSet). */
function validateKeyFields(keys: readonly string[], items: JSONSchemaProps, path: Field): void {
  for (const name of keys) {
    const property = propertyOf(items, name)
    if (property === undefined) continue
    const at = path.at('items').at('properties').at(key(name))
    if (property.default === undefined && items.required?.includes(name) !== true)
      at.at('default').required(`is required, unless "${name}" is in \`required\`: items are told apart by it`)
    if (property.nullable === true) at.at('nullable').forbidden('may not be true: items are told apart by it')
  }
}

function propertyOf({ properties }: JSONSchemaProps, name: string): JSONSchemaProps | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
}
