import type { Span, StageProblem } from '../../model/finding.ts'
import type { FieldPath } from '../../model/path.ts'
import type { SuppressionKind } from '../../model/report.ts'
import type { Resource } from '../../model/resource.ts'
import type { LineIndex } from '../../text/lines.ts'
import type { Manifest } from '../../workspace/manifest.ts'
import type { Place } from '../findings.ts'
import type { Fault } from './entries.ts'
import type { Lines } from './targets.ts'

/** One rule suppressed in one place. */
export interface Suppression {
  readonly rule: string
  readonly kind: SuppressionKind
  readonly reason?: string
  /** The last day that it holds, as 2027-01-31. */
  readonly until?: string
  /** Where it is written; absent where nobody can be told about it. */
  readonly written?: Written
  /** All that it is about has been judged, so that it is known to be unused. */
  readonly isSure: boolean
  /** What is wrong with it is not said: it is written for another program, or in a template. */
  readonly isQuiet?: boolean
}

/** A suppression of findings in some lines, documents or files. */
export interface PlaceSuppression extends Suppression {
  readonly file: string
  /** Only findings in this document. */
  readonly document?: number
  /** Only findings that begin in these lines. */
  readonly lines?: Lines
}

/** A suppression of findings in one part of its own resource. */
export interface PartSuppression extends Suppression {
  readonly part: FieldPath
}

/** A suppression that is written outside of the manifests. */
export interface GivenSuppression extends Suppression {
  /** Whether it is about what is in a file, by its place. */
  holdsIn(place: string): boolean
  /** Whether it is about a resource in such a file; absent where it is about everything in it, also what is no resource. */
  holdsFor?(resource: Resource): boolean
  /** Only findings at this field path and below it; `[*]` stands for any step in brackets. */
  readonly field?: string
}

/** A place in a manifest or a config. */
export interface Written {
  readonly place: Place
  readonly range: Span
  /** The 1-based line that the range begins in. */
  readonly line: number
  readonly path?: FieldPath
}

/** What was read from one place: suppressions, and problems of what suppresses nothing. */
export interface Collected<T extends Suppression> {
  readonly suppressions: readonly T[]
  readonly problems: readonly Told[]
}

/** A problem of a suppression. */
export interface Told {
  readonly place: Place
  readonly problem: StageProblem
}

/** A file that is reported on. */
export interface SuppressFile {
  readonly path: string
  /** Where it lies; by default `path`. */
  readonly place?: string
  readonly manifest: Pick<Manifest, 'text' | 'documents' | 'lines'>
  /** The same lines again, when the manifest is no longer at hand. */
  lines(): LineIndex
}

/** That a suppression says nothing that could be followed. */
export function faulty(
  { place, range, path = [] }: Omit<Written, 'line'>,
  { message, hint, meant }: Omit<Fault, 'start' | 'end'>,
): Told {
  return { place, problem: { rule: 'invalid-suppression', path, range, message, hint, meant } }
}
