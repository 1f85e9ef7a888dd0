import type { Span } from '../../../model/finding.ts'
import type { Entry, MapNode } from '../../../yaml/node.ts'
import type { Writing } from './quote.ts'

/** A map that is written around the place where a person types, as far as it can be read line by line. */
export interface MapAround {
  /** From the resource to the map. */
  readonly path: readonly (string | number)[]
  /** Its keys, in the order of the text, without the one that is being typed. */
  readonly keys: readonly string[]
  /** What stands under a key, where that is a scalar on one line (without quotes, undefined where it is empty). */
  valueOf(key: string): string | undefined
}

/** Where in a manifest a person types; it is found without parsing, so that nothing has to be whole. */
export interface CompletionPlace {
  /** The document, without the `---` around it. */
  readonly document: Span
  /** `apiVersion` and `kind` of the resource, as far as they are there; of an item of a List its own. */
  readonly head: MapNode
  /** From the resource down: of a key to the map that it stands in, of a value to the value itself. */
  readonly path: readonly (string | number)[]
  readonly part: 'key' | 'value'
  /** What is typed before the cursor, without an opening quote. */
  readonly typed: string
  /** What is taken away when something is chosen: the whole key or value, with its quotes. */
  readonly replace: Span
  /** The quote that stands before what is typed. */
  readonly quote: '' | "'" | '"'
  /** `flow` is any map or list in brackets, `json` one with quoted keys, `kyaml` one without in a document that begins with a bracket. */
  readonly form: Writing['form']
  /** The map that the key or value stands in (of an item of a list the nearest one), then those around it. */
  readonly maps: readonly MapAround[]
  /** The scalars that already stand in the list, where the value is an item of one. */
  readonly items: readonly string[]
}

/** What a resource says it is, as far as it does; anything else than text counts as nothing. */
export interface Head {
  readonly apiVersion?: string
  readonly kind?: string
}

/** A node with `apiVersion` and `kind` only, as if they stood at an offset. */
export function headNode({ apiVersion, kind }: Head, start = 0): MapNode {
  const at = { start, end: start }
  const entry = (key: string, value: unknown): Entry[] => {
    if (typeof value !== 'string') return []
    const scalar = { type: 'string', style: 'plain', value, ...at } as const
    return [{ key, keyStart: start, keyEnd: start, value: scalar, merged: false }]
  }
  return { type: 'map', style: 'block', ...at, entries: [...entry('apiVersion', apiVersion), ...entry('kind', kind)] }
}
