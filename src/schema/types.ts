import type { GVK } from '../model/gvk.ts'
import type { Lifespan, Minor } from '../model/version.ts'

/** The type of a value in a published schema, for all supported minors at once. */
export type Type = ScalarType | ListType | MapType | ObjectType

/**
 * A leaf. `int32` and `int64` are integers, `number` a float, `bytes` base64 text, `time` and `micro-time` RFC 3339 text, `quantity` a number or text such as `500m`,
 * `int-or-string` as `intstr.IntOrString`, `any` whatever JSON (RawExtension, JSON, FieldsV1: see `embedded`).
 */
export interface ScalarType {
  readonly kind:
    | 'string'
    | 'boolean'
    | 'int32'
    | 'int64'
    | 'number'
    | 'bytes'
    | 'time'
    | 'micro-time'
    | 'duration'
    | 'quantity'
    | 'int-or-string'
    | 'any'
  /** For `any`: the definition that it stands for, such as `io.k8s.apimachinery.pkg.runtime.RawExtension`. */
  readonly name?: string
}

/** A list; `listType` and `keys` are the server-side apply markers `x-kubernetes-list-type` and `-list-map-keys` of the newest minor that has the field. */
export interface ListType {
  readonly kind: 'list'
  readonly items: Type
  readonly listType?: 'atomic' | 'set' | 'map'
  readonly keys?: readonly string[]
}

/** A map with free keys. */
export interface MapType {
  readonly kind: 'map'
  readonly values: Type
}

/** A definition with named fields; its lifespan says in which minors it is published. Its fields are decoded from the pack the first time they are asked for. */
export interface ObjectType extends Lifespan {
  readonly kind: 'object'
  /** Name of the definition, such as `io.k8s.api.apps.v1.DeploymentSpec`. */
  readonly name: string
  /** By name; a field whose type changed between minors has one entry for each type, with lifespans that do not overlap. */
  readonly fields: ReadonlyMap<string, readonly Field[]>
}

/** A field of a definition. Its lifespan says in which minors it is published; an absent end is that of the definition. */
export interface Field extends Lifespan {
  readonly name: string
  readonly type: Type
  /** Minors in which the published document lists it as required (documentation, not what servers enforce). */
  readonly published?: readonly Lifespan[]
  /** Minors in which a server refuses an object without it, whatever else it holds. */
  readonly required?: readonly RequiredField[]
  /** Absent or null it counts as an empty object, so that the server names what is required below it (a struct that is no pointer in the Go types). */
  readonly implied?: boolean
  /** Minors in which a server checks names and types below it but no values: what is wrong there shows only when a controller makes something of it. */
  readonly late?: readonly Lifespan[]
  /** The published default of the newest minor that has one. */
  readonly default?: unknown
  /** The published defaults where they are not the same in all minors of the field. */
  readonly defaults?: readonly (Lifespan & { readonly value: unknown })[]
  /** What a server fills in where the field is absent, as far as no document publishes it (SetDefaults_* functions). */
  readonly filled?: readonly FilledDefault[]
  /** The values that a server accepts; undefined where any is. */
  readonly values?: readonly EnumValue[]
  /** The path under which a server refuses a value that is none of `values`, where it is not that of the value. */
  readonly valuesAt?: ValuesAt
  /** What else the value must be like. */
  readonly limits?: readonly FieldLimits[]
  /** Minors in which a default server silently drops the field, and the gate that stops it. */
  readonly ignored?: readonly IgnoredField[]
}

/** The list around a value, the object that has the field, or the field as if the object around it stood in no list; `nowhere` where it depends on what stands beside it. */
export type ValuesAt = 'list' | 'parent' | 'unindexed' | 'nowhere'

/** Minors in which a server refuses an object without the field, null included. */
export interface RequiredField extends Lifespan {
  /** `""`, `[]` and `{}` count as missing too. */
  readonly empty?: boolean
}

/** What a server fills in, with a note where that depends on something; without a value the note says what it is. */
export interface FilledDefault extends Lifespan {
  readonly value?: unknown
  readonly note?: string
}

/** What else a value of one field must be like; in a list, `items` says it of each item, in a map `keys` and `values` of keys and values. */
export interface Limits {
  /** The least and the greatest number. */
  readonly min?: number
  readonly max?: number
  /** A grammar of `src/kubernetes/formats.ts`. */
  readonly format?: string
  /** Bytes of a text. */
  readonly maxLength?: number
  /** Items of a list or map. */
  readonly maxItems?: number
  /** No scalar stands in the list twice. */
  readonly unique?: boolean
  /** An empty text is judged too; otherwise it counts as absent. */
  readonly empty?: boolean
  readonly items?: Limits
  readonly keys?: Limits
  readonly values?: Limits
  /** The path under which a server refuses the value, where it is not that of the value. */
  readonly at?: ValuesAt
}

/** Limits with the minors in which they hold. */
export interface FieldLimits extends Lifespan, Limits {}

/** A value of an enum with the minors in which a default server accepts it. */
export interface EnumValue extends Lifespan {
  readonly value: string
  /** The feature gate that lets a server accept it in earlier minors too. */
  readonly gate?: string
}

/** A field that is published but has no effect on a server with default feature gates. */
export interface IgnoredField extends Lifespan {
  /** Feature gates as written in the facts: `SidecarContainers`, or several joined by `&` or `|`. */
  readonly gate: string
  /** What a server does with the field while the gate is off (field-gates.json). */
  readonly off: 'drop' | 'dropItem' | 'dropParent' | 'force' | 'reject' | 'ignore'
  /** First minor in which it has an effect by default; undefined where there is none yet. */
  readonly effectiveSince?: Minor
  /** It holds in items of a list of this name alone: servers judge the field everywhere else. */
  readonly within?: string
  /** It does not hold for this value. */
  readonly unless?: string
}

/** A kind of one group version: its schema, how it is served, and its life. */
export interface KindInfo extends GVK {
  /** Minors whose published documents have it. */
  readonly published: Lifespan
  /** Minors in which a default server serves it; undefined where it must be switched on in all of them. */
  readonly enabledByDefault: Lifespan | undefined
  /** The feature gate without which no server serves it, whatever else is switched on. */
  readonly gate?: string
  readonly namespaced: boolean
  /** Empty where it is no resource of its own, such as DeleteOptions. */
  readonly plural: string
  readonly shortNames: readonly string[]
  /** A person can create one (false for lists, subresource bodies and virtual kinds). */
  readonly creatable: boolean
  /** The kind of the items where this is an XxxList. */
  readonly itemKind?: string
  readonly type: ObjectType
  readonly life: KindLife
}

/** When a kind of one group version came, was deprecated, goes, and what replaces it (lifecycle.json). */
export interface KindLife {
  readonly introduced?: string
  readonly deprecated?: Minor
  /** First minor without it; may lie after the newest known minor. */
  readonly removed?: Minor
  /** `apps/v1 Deployment`; undefined where nothing replaces it. */
  readonly replacement?: GVK
  readonly replacementSince?: Minor
  /** What a person must change besides apiVersion when moving to the replacement, one short sentence each. */
  readonly migration?: readonly string[]
}

/** The schemas of every supported minor. */
export interface SchemaStore {
  readonly oldest: Minor
  readonly newest: Minor
  /** The kind, in whichever minors it exists; undefined where no supported minor has it. */
  kind(gvk: GVK): KindInfo | undefined
  /** Kinds of that exact name in any group and version, newest stable first. */
  kindsNamed(kind: string): readonly KindInfo[]
  /** Every group/version/kind of any minor, sorted. */
  kinds(): readonly GVK[]
  /** Every definition's name, sorted. */
  typeNames(): readonly string[]
  /** The definition of that name, undefined where there is none. */
  type(name: string): ObjectType | undefined
}
