import type { Minor } from '../../src/model/version.ts'
import type { Merged } from './merge.ts'
import type { Tables } from './model.ts'

/** Content of the files of `schemas/` by name. */
export type Files = ReadonlyMap<string, string>

/** The facts of `schemas/` in memory. */
export interface Schemas {
  readonly merged: Merged
  readonly tables: Tables
  /** Digest of what each minor's document says; see `digest`. */
  readonly digests: ReadonlyMap<Minor, string>
}

/** A JSON object. */
export type Json = Record<string, unknown>

/** The file about the minors themselves. */
export const indexFile = 'versions.json'

/** What stands in `versions.json`. */
export interface IndexFile {
  readonly minors: Readonly<Record<string, string>>
  readonly enumsIn: readonly string[]
  readonly defaultsIn: readonly string[]
}

/** What stands in every other file. */
export interface SchemaFile {
  readonly package?: string
  readonly group?: string
  readonly version?: string
  readonly kinds: Readonly<Record<string, Json>>
  readonly types: Readonly<Record<string, Json>>
}
