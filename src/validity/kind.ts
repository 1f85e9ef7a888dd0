import type { StageProblem } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Minor } from '../model/version.ts'
import type { KindInfo } from '../schema/types.ts'
import type { Field } from './field.ts'
import type { ObjectMeta } from './types/meta-v1.ts'

/** What a check knows besides the value and its place. */
export interface Context {
  /** The server's minor: every behaviour that changed between versions asks it. */
  readonly minor: Minor
  /** What the resource is, with the API version it is written in. */
  readonly kind: KindInfo
  /** No server judges it as it stands, because its kind is gone: everything is said at once, also where a server would stop. */
  readonly whole?: boolean
  /** The values that the schema refuses, and those of wrong types: for checks that a server only makes where others found nothing. */
  readonly known?: readonly StageProblem[]
}

/** The functions that judge metadata. */
export type MetadataCheck = 'core' | 'apimachinery' | 'last' | 'none'

/** What a server checks in the resources of one kind, in all versions of its API. */
export interface KindCheck {
  /** What `metadata.name` must be like, and with `prefix` what `generateName` must: a DNS subdomain where it is not said (NameIsDNSSubdomain). */
  readonly name?: (text: string, prefix: boolean, context: Context) => string | undefined
  /**
   * By which function metadata is checked: that of pkg/apis/core/validation (`core`, where it is not said), that of apimachinery, which takes any qualified finalizer, or
   * only as every storage does in the end (`last`): where nothing else is wrong, and with names that merely fit in a URL. `none`: what is answered at once and never stored.
   */
  readonly metadata?: MetadataCheck | ((context: Context) => MetadataCheck)
  /** The metadata that the server makes of what it is given before it judges it, where that is not the same. */
  readonly made?: (metadata: ObjectMeta | undefined, context: Context) => ObjectMeta | undefined
  /** What happens before anything is validated, such as allocation; false where it fails, so that the server looks no further. */
  readonly before?: (object: any, path: Field, context: Context) => boolean
  /** How the server names a place, where it judges a resource in another form than that in which this version is written. */
  readonly serverPath?: (path: FieldPath, context: Context) => FieldPath
  /** Everything but `metadata`. The object is what the server keeps: known fields of the right types, without nulls. */
  readonly check?: (object: any, path: Field, context: Context) => void
}

/** The checks of one API group by kind. */
export type GroupChecks = Readonly<Record<string, KindCheck>>

/** Visits the items of a list with their places; what is hidden because it has the wrong type is left out. */
export function each<T>(
  list: readonly T[] | undefined,
  path: Field,
  visit: (item: T, path: Field, index: number) => void,
): void {
  if (list === undefined) return
  for (let i = 0; i < list.length; i++) if (list[i] !== undefined) visit(list[i]!, path.at(i), i)
}
