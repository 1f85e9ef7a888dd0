import type { Finding, Severity } from './finding.ts'
import type { Resource } from './resource.ts'
import { formatVersions, type VersionRange } from './version.ts'

/** Why a file or document was not checked. */
export type LeftOutReason = 'not-kubernetes' | 'helm-template' | 'helm-chart' | 'kustomization' | 'empty' | 'unreadable'

/** A file that was not checked. */
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
  /** What a baseline says of this run, where one was used: findings that it knows are not among the others. */
  readonly baseline?: BaselineSummary
}

/** How many findings a baseline knows that are still there, and how many that are not any more. */
export interface BaselineSummary {
  readonly file: string
  readonly known: number
  readonly gone: number
}

/** Where a suppression is written: in the manifest, in the config, or as an option of the command line. */
export type SuppressionKind = 'comment' | 'annotation' | 'config' | 'option'

/** A finding that is not reported, and why. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    readonly kind: SuppressionKind
    readonly reason?: string
    /** The last day that it holds, as 2027-01-31. */
    readonly until?: string
    /** Where it is written, with the 1-based line. */
    readonly file?: string
    readonly line?: number
  }
}

/** The outcome of a run: findings sorted by file, position and rule. */
export interface Report {
  /** The minors that manifests were checked for, from the lowest to the highest. */
  readonly versions: VersionRange
  /** The minors of each part of the run, where config files ask for different ones. */
  readonly ranges?: readonly VersionRange[]
  readonly summary: Summary
  /** The files that were checked, whether or not there is a finding in them. */
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
  /** Sorted as the findings. */
  readonly suppressed: readonly SuppressedFinding[]
  /** All that were known in the run, also those that are only there for others. */
  readonly resources: readonly Resource[]
  /** The ids of the rules that ran. */
  readonly rules: ReadonlySet<string>
  /** The text of a file again, for formats that show lines of it. */
  textOf(file: string): string
}

/** The Kubernetes versions of a run in words: `1.31`, `1.29-1.31`, or of several parts `1.29-1.31, 1.33`. */
export function kubernetesOf({ versions, ranges = [versions] }: Pick<Report, 'versions' | 'ranges'>): string {
  return ranges.map(formatVersions).join(', ')
}

/** The files that could not be checked although they were named, or could not be read: the run has failed. */
export function uncheckedIn({ summary }: Report): LeftOut[] {
  return summary.leftOut.filter(({ explicit, reason }) => explicit || reason === 'unreadable')
}
