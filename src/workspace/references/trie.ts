import { type FieldPath, key, type Segment } from '../../model/path.ts'

/** Steps that many paths share, with what belongs to the field at their end. */
export interface Trie<T> {
  readonly fields: Map<string, Trie<T>>
  /** The names of the fields, in a list that is walked faster than the map. */
  readonly names: string[]
  /** Behind the values of a map under keys that are written down. */
  readonly keys: Map<string, Trie<T>>
  /** Behind every item of a list. */
  items: Trie<T> | undefined
  /** Behind every value of a map with free keys. */
  values: Trie<T> | undefined
  readonly ends: T[]
}

/** A field that a path leads to: the object that has it, and its value. */
export interface Place {
  readonly owner: any
  readonly value: any
  readonly path: FieldPath
}

/** Puts paths such as `spec.rules[].host`, `spec.{a,b}.c` or `metadata.labels[example.com/name]` together. */
export function makeTrie<T>(paths: Iterable<readonly [path: string, end: T]>): Trie<T> {
  const root = newTrie<T>()
  for (const [path, end] of paths) for (const trie of grow([root], path)) trie.ends.push(end)
  return root
}

function newTrie<T>(): Trie<T> {
  return { fields: new Map(), names: [], keys: new Map(), items: undefined, values: undefined, ends: [] }
}

const STEP = /\{\}|\[\]|\{[^{}]+\}|\[[^[\]]+\]|[^.[\]{}]+/g

function grow<T>(from: readonly Trie<T>[], path: string): Trie<T>[] {
  let tries = [...from]
  for (const [step] of path.matchAll(STEP)) {
    if (step === '[]') tries = tries.map((trie) => (trie.items ??= newTrie()))
    else if (step === '{}') tries = tries.map((trie) => (trie.values ??= newTrie()))
    else if (step.startsWith('[')) tries = tries.map((trie) => inner(trie.keys, step.slice(1, -1)))
    else {
      const names = step.startsWith('{') ? step.slice(1, -1).split(',') : [step]
      tries = tries.flatMap((trie) => names.map((name) => field(trie, name)))
    }
  }
  return tries
}

function field<T>(trie: Trie<T>, name: string): Trie<T> {
  if (!trie.fields.has(name)) trie.names.push(name)
  return inner(trie.fields, name)
}

function inner<T>(tries: Map<string, Trie<T>>, name: string): Trie<T> {
  let trie = tries.get(name)
  if (trie === undefined) tries.set(name, (trie = newTrie()))
  return trie
}

/** The steps of a path of fields and keys, such as `port.name` or `[example.com/name]`. */
export function stepsOf(path: string): FieldPath {
  return [...path.matchAll(STEP)].map(([step]) => (step.startsWith('[') ? key(step.slice(1, -1)) : step))
}

/** Visits what belongs to the fields on the way that a path of field names, keys and indices takes, with the number of its steps to there. */
export function followTrie<T>(
  trie: Trie<T>,
  path: readonly (string | number)[],
  visit: (end: T, length: number) => void,
  length = 0,
): void {
  for (const end of trie.ends) visit(end, length)
  const step = path[length]
  if (step === undefined) return
  const next = typeof step === 'number' ? [trie.items] : [trie.fields.get(step), trie.keys.get(step), trie.values]
  for (const each of next) if (each !== undefined) followTrie(each, path, visit, length + 1)
}

/** A path in two: the way to the object that has the field, in its number of steps and as a path, and the field itself without the `[]` of its items. */
export function ownerOf(path: string): { readonly length: number; readonly owner: string; readonly field: string } {
  const found = [...path.matchAll(STEP)]
  while (found.at(-1)?.[0] === '[]') found.pop()
  const last = found.pop()!
  const owner = path.slice(0, last.index).replace(/\.$/, '')
  return { length: found.length, owner, field: last[0] }
}

const steps = new Map<string, readonly string[]>()

/** The value at a path of fields and keys, such as `port.name` or `[example.com/name]`; undefined where the way ends early. */
export function valueBeside(owner: any, path: string): any {
  let known = steps.get(path)
  if (known === undefined)
    steps.set(path, (known = [...path.matchAll(STEP)].map(([each]) => each.replace(/^\[|\]$/g, ''))))
  return known.reduce((at, each) => at?.[each], owner)
}

/** Of more fields than these it is quicker to ask for those that an object has. */
const FEW = 3

/** Visits every field that is there, with what belongs to it; nulls and absent fields are left out. */
export function walkTrie<T>(
  trie: Trie<T>,
  value: any,
  visit: (place: Place, end: T) => void,
  base: FieldPath = [],
): void {
  step(trie, value, undefined, [...base], visit)
}

function step<T>(trie: Trie<T>, value: any, owner: any, path: Segment[], visit: (place: Place, end: T) => void): void {
  if (value === undefined || value === null) return
  const { ends, names, fields, keys, items, values } = trie
  for (let i = 0; i < ends.length; i++) visit({ owner, value, path: [...path] }, ends[i]!)
  if (typeof value !== 'object') return
  if (Array.isArray(value)) {
    if (items !== undefined) for (let i = 0; i < value.length; i++) descend(items, value[i], owner, i, path, visit)
    return
  }
  if (names.length <= FEW)
    for (let i = 0; i < names.length; i++)
      descend(fields.get(names[i]!)!, value[names[i]!], value, names[i]!, path, visit)
  else
    for (const name in value) {
      const below = fields.get(name)
      if (below !== undefined) descend(below, value[name], value, name, path, visit)
    }
  if (keys.size > 0) for (const [name, below] of keys) descend(below, value[name], value, key(name), path, visit)
  if (values !== undefined) for (const name in value) descend(values, value[name], value, key(name), path, visit)
}

function descend<T>(
  trie: Trie<T>,
  value: any,
  owner: any,
  segment: Segment,
  path: Segment[],
  visit: (place: Place, end: T) => void,
): void {
  if (value === undefined || value === null) return
  path.push(segment)
  step(trie, value, owner, path, visit)
  path.pop()
}
