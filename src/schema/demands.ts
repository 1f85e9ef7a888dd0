import { get, type MapNode, type Node } from '../yaml/node.ts'
import type { Field, ObjectType } from './types.ts'

/** What a definition asks for besides the types of its fields. */
export interface Demands {
  /** Fields that a server of some minor does not do without, or reads as an empty object where they are absent. */
  readonly needed: readonly Field[]
  /** It makes claims, which replace volumes of the same name. */
  readonly makesClaims: boolean
}

const known = new WeakMap<ObjectType, Demands>()

/** What a definition asks for, worked out once. */
export function demandsOf(type: ObjectType): Demands {
  let demands = known.get(type)
  if (demands === undefined) {
    const fields = [...type.fields.values()].flat()
    demands = {
      needed: fields.filter((field) => field.required !== undefined || field.implied === true),
      makesClaims: type.fields.has('volumeClaimTemplates'),
    }
    known.set(type, demands)
  }
  return demands
}

/** Whether the map has the field; where the server cannot tell empty from absent, `""`, `[]` and `{}` do not count. */
export function isGiven(map: MapNode, name: string, empty: boolean): boolean {
  const { entries } = map
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]!.key !== name) continue
    const { value } = entries[i]!
    if (value.type === 'null') return false
    return !empty || !isEmpty(value)
  }
  return false
}

function isEmpty(node: Node): boolean {
  if (node.type === 'list') return node.items.length === 0
  if (node.type === 'map') return node.entries.length === 0
  return node.value === ''
}

/** Whether an absent object of that type would be refused for what it lacks. */
export function asksForSomething(type: ObjectType): boolean {
  return demandsOf(type).needed.some((field) => field.required !== undefined)
}

/** The names of the claims that a StatefulSet's spec makes for each pod. */
export function claimNames(spec: MapNode): ReadonlySet<string> {
  const names = new Set<string>()
  const templates = get(spec, 'volumeClaimTemplates')
  for (const template of templates?.type === 'list' ? templates.items : []) {
    const metadata = template.type === 'map' ? get(template, 'metadata') : undefined
    const name = metadata?.type === 'map' ? get(metadata, 'name') : undefined
    if (name?.type === 'string') names.add(name.value as string)
  }
  return names
}
