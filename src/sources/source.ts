import type { Manifest } from '../workspace/manifest.ts'
import type { Recognised } from './recognise.ts'

/** A file to check: where its text comes from is the caller's business. */
export interface SourceFile {
  /** As it shall stand in reports: forward slashes, relative where the person gave it so. */
  readonly path: string
  /** The person named this very file (or stdin): if it cannot be checked, that is an error and not a note. */
  readonly explicit: boolean
  /** Where it lies, to know what lies beside and above it: an absolute path with forward slashes; by default `path`. */
  readonly place?: string
  /** It is not to be checked itself, only known to those that are: nothing in it is reported. */
  readonly context?: boolean
  /** It stands in a definition folder (`--crds`): its CustomResourceDefinitions are used, nothing in it is reported. */
  readonly definitions?: boolean
  /** What its path and neighbours say it is, where that is no plain manifest: it is left out. */
  readonly recognised?: Recognised
  /** Its text is that of the file at its place, for who reads it elsewhere. */
  readonly isOnDisk?: boolean
  /** The decoded text; throws SourceError where it cannot be read. May be called again later. */
  text(): string
  /** Parses the text in steps, where others do so too and keep what comes of it. */
  parse?(): Generator<undefined, Manifest>
}

/** The same file with other facts. */
export function withFacts(file: SourceFile, facts: Partial<Omit<SourceFile, 'text'>>): SourceFile {
  const { path, explicit, place, context, definitions, recognised, isOnDisk } = file
  return { path, explicit, place, context, definitions, recognised, isOnDisk, ...facts, text: () => file.text() }
}

/** A file that cannot be read, in words for the person. */
export class SourceError extends Error {}
