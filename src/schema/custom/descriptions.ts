import { reach } from '../../yaml/locate.ts'
import { get, type MapNode, type Node } from '../../yaml/node.ts'
import type { CustomKind } from './definitions.ts'

/** What the definition of a custom resource says of a field, or without a path of the resource, in its own words; undefined where it says nothing. It is read from the text of the definition. */
export function describeCustom(kind: CustomKind, path: readonly (string | number)[]): string | undefined {
  let schema = schemaOf(kind)
  for (const step of path) schema = schema && below(schema, step)
  const description = schema && get(schema, 'description')
  return description?.type === 'string' ? String(description.value) : undefined
}

function schemaOf({ definition, version }: CustomKind): MapNode | undefined {
  const spec = mapAt(definition(), 'spec')
  const versions = spec && get(spec, 'versions')
  const own = versions?.type === 'list' ? versions.items.find((each) => isCalled(each, version)) : undefined
  return mapAt(own, 'schema', 'openAPIV3Schema') ?? mapAt(spec, 'validation', 'openAPIV3Schema')
}

function isCalled(version: Node, name: string): boolean {
  const own = version.type === 'map' ? get(version, 'name') : undefined
  return own?.type === 'string' && own.value === name
}

function below(schema: MapNode, step: string | number): MapNode | undefined {
  if (typeof step === 'number') return mapAt(schema, 'items')
  return mapAt(schema, 'properties', step) ?? mapAt(schema, 'additionalProperties')
}

function mapAt(node: Node | undefined, ...path: readonly string[]): MapNode | undefined {
  const at = node && reach(node, path)?.node
  return at?.type === 'map' ? at : undefined
}
