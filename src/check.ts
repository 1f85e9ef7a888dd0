import type { Finding, Severity } from './model/finding.ts'
import type { VersionRange } from './model/version.ts'
import type { SchemaStore } from './schema/types.ts'

/** A file to check: where its text comes from is the caller's business. */
export interface SourceFile {
  /** As it shall stand in reports: forward slashes, relative where the person gave it so. */
  readonly path: string
  /** The person named this very file (or stdin): if it cannot be checked, that is an error and not a note. */
  readonly explicit: boolean
  /** A definition folder (`--crds`): its CustomResourceDefinitions are used, nothing in it is reported. */
  readonly definitions?: boolean
  /** The decoded text; throws SourceError where it cannot be read. May be called again later. */
  text(): string
}

/** A file that cannot be read, in words for the person. */
export class SourceError extends Error {}

/** Which rules run: what the API server says, what is recommended, or all. */
export type Preset = 'server' | 'recommended' | 'all'

export interface CheckOptions {
  readonly store: SchemaStore
  readonly versions: VersionRange
  readonly preset: Preset
  /** Only these rule ids; empty means all of the preset. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Called after each file, for progress. */
  onFile?(done: number): void
}

/** Why a file or document was not checked. */
export type LeftOutReason = 'not-kubernetes' | 'helm-template' | 'helm-chart' | 'kustomization' | 'empty' | 'unreadable'

/** A file (or one document of it) that was not checked. */
export interface LeftOut {
  readonly file: string
  readonly reason: LeftOutReason
  /** What was recognised, in a few words. */
  readonly message: string
  readonly explicit: boolean
}

/** What was done in a run. */
export interface Summary {
  readonly files: number
  readonly documents: number
  readonly resources: number
  readonly findings: Readonly<Record<Severity, number>>
  readonly leftOut: readonly LeftOut[]
}

/** The outcome of a run: findings sorted by file, position and rule. */
export interface Report {
  readonly versions: VersionRange
  readonly summary: Summary
  readonly findings: readonly Finding[]
  /** The text of a file again, for formats that show lines of it. */
  textOf(file: string): string
}

/** Checks manifests together and says everything that is wrong with them. */
export function check(_files: Iterable<SourceFile>, _options: CheckOptions): Report {
  throw new Error('not there yet')
}
