import type { Minor } from '../../src/model/version.ts'

/** A field as one minor publishes it; `type` is an expression over full definition names: `string`, `[]io.k8s.api.core.v1.Container`, `map[string]quantity`. */
export interface FieldShape {
  readonly type: string
  readonly listType?: string
  readonly keys?: readonly string[]
  readonly patch?: string
  readonly patchKey?: string
  readonly mapType?: string
  readonly required?: true
  readonly default?: unknown
  /** The enum, where that minor publishes one. */
  readonly values?: readonly string[]
}

/** A definition as one minor publishes it. */
export interface TypeShape {
  /** It stands for any JSON value and has no fields of its own. */
  readonly any?: true
  readonly mapType?: string
  readonly fields: ReadonlyMap<string, FieldShape>
}

/** What one minor publishes: definitions by name, and the definition of each kind by `group/version/Kind`. */
export interface Snapshot {
  readonly types: ReadonlyMap<string, TypeShape>
  readonly kinds: ReadonlyMap<string, string>
}

/** Snapshots by minor; iteration order is not meaningful. */
export type History = ReadonlyMap<Minor, Snapshot>

/** What the tables say about a kind besides its schema. */
export interface KindFacts {
  readonly plural?: string
  readonly shortNames?: readonly string[]
  readonly namespaced?: boolean
  readonly creatable?: boolean
  /** The kind of the items where this is a list. */
  readonly items?: string
  /** Minors in which a default server serves it, as `1.16-` or `1.19-1.25`. */
  readonly enabled?: string
  /** The feature gate without which no server serves it. */
  readonly gate?: string
  readonly introduced?: string
  readonly deprecated?: string
  readonly removed?: string
  /** `apps/v1 Deployment` */
  readonly replacement?: string
  readonly replacementSince?: string
  readonly migration?: readonly string[]
}

/** What a server with default feature gates does with a field, or one value of it, in a range of minors such as `1.25-1.27` or `1.24-`. */
export interface GateFacts {
  readonly in: string
  readonly gate: string
  readonly off: string
  readonly effectiveSince?: string
  /** It holds in items of a list of this name alone. */
  readonly within?: string
  /** It does not hold for this value. */
  readonly unless?: string
}

/** What the tables say about a field besides its type. */
export interface FieldFacts {
  readonly ignored?: readonly GateFacts[]
  /** Values that a default server refuses, whatever the enum says. */
  readonly refused?: Readonly<Record<string, readonly GateFacts[]>>
}

/** Facts that hold for all minors: kinds by `group/version/Kind`, fields by definition and name. */
export interface Tables {
  readonly kinds: ReadonlyMap<string, KindFacts>
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, FieldFacts>>
}
