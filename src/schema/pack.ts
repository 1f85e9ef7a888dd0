import type { Minor } from '../model/version.ts'
import type { IgnoredField, Limits, ValuesAt } from './types.ts'

/** First words of a pack; another layout gets another number. */
export const packMark = 'supercargo-schemas 1\n'

/**
 * The index of a pack, the line after the mark. The bodies follow it without separators, each a JSON text that is found by its offset and parsed alone; a list of
 * offsets has the end of its last body too.
 */
export interface PackIndex {
  readonly oldest: Minor
  readonly newest: Minor
  /** `group/version/Kind`, sorted. */
  readonly kinds: readonly string[]
  readonly kindOffsets: readonly number[]
  /** Full definition names, sorted. */
  readonly types: readonly string[]
  readonly typeOffsets: readonly number[]
}

/** First and last minor; 0 for an open end. */
export type PackedSpan = readonly [since: Minor, until: Minor]

/** A scalar's name, `any` with the definition's number, a definition's number, a list or a map. */
export type PackedType =
  | string
  | number
  | { readonly any: number }
  | { readonly list: PackedType; readonly type?: string; readonly keys?: readonly string[] }
  | { readonly map: PackedType }

/** What a field may have besides name, type and lifespan. */
export interface PackedFacts {
  readonly published?: readonly PackedSpan[]
  readonly required?: readonly (readonly [since: Minor, until: Minor, empty: 0 | 1])[]
  readonly implied?: 1
  readonly late?: readonly PackedSpan[]
  readonly default?: unknown
  readonly defaults?: readonly (readonly [since: Minor, until: Minor, value: unknown])[]
  readonly filled?: readonly { readonly span?: PackedSpan; readonly value?: unknown; readonly note?: string }[]
  readonly values?: readonly (string | readonly [value: string, since: Minor, until: Minor, gate?: string])[]
  readonly valuesAt?: ValuesAt
  readonly limits?: readonly (Limits & { readonly span?: PackedSpan })[]
  readonly ignored?: readonly (readonly [
    since: Minor,
    until: Minor,
    gate: string,
    off: string,
    effectiveSince: Minor,
    where?: Pick<IgnoredField, 'within' | 'unless'>,
  ])[]
}

export type PackedField = readonly [name: string, type: PackedType, since: Minor, until: Minor, facts?: PackedFacts]

/** A definition; one that takes any JSON has no fields. */
export type PackedTypeBody = readonly [since: Minor, until: Minor, fields: readonly PackedField[]]

/** A kind and the number of its definition. */
export interface PackedKind {
  readonly type: number
  readonly published: PackedSpan
  readonly enabled?: PackedSpan
  readonly gate?: string
  readonly plural?: string
  readonly shortNames?: readonly string[]
  readonly namespaced?: boolean
  readonly creatable?: boolean
  readonly items?: string
  readonly introduced?: string
  readonly deprecated?: Minor
  readonly removed?: Minor
  readonly replacement?: string
  readonly replacementSince?: Minor
  readonly migration?: readonly string[]
}
