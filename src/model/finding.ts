import type { Meant } from './meant.ts'
import type { FieldPath } from './path.ts'
import type { Resource } from './resource.ts'

/** How bad a finding is: what breaks, what probably hurts, what is good to know. */
export type Severity = 'error' | 'warning' | 'info'

/** On whose word a finding stands: the API server would say this itself, or supercargo advises it. */
export type Authority = 'api-server' | 'supercargo'

/** Which part of a place in the data is underlined. */
export type Part = 'key' | 'value' | 'entry'

/** Another place that explains a problem; without `resource` the path counts from where the problem's own path does. */
export interface Related {
  readonly resource?: Resource
  readonly path?: FieldPath
  readonly part?: Part
  /** Half-open offsets in the text of the file; they win over `path`. */
  readonly range?: Span
  readonly message: string
}

/** What a rule yields: where in the data and what is wrong there. For a missing field the path names the field. */
export interface Problem {
  readonly path: FieldPath
  /** The place that is underlined instead, where the API server names another field than the one that a person would edit. */
  readonly at?: FieldPath
  /** What is underlined; by default a scalar's value, else the key; for a field that is missing, the nearest parent's key. */
  readonly part?: Part
  readonly message: string
  /** The one sentence that says why it matters, where the message leaves it open. */
  readonly why?: string
  /** What to do about it in a few words, shown at the underline: "did you mean `replicas`?" */
  readonly hint?: string
  /** What may stand instead of the key or value that is underlined, the likeliest first; it is for editors, and for whoever repairs manifests. */
  readonly meant?: readonly Meant[]
  readonly related?: readonly Related[]
}

/** A problem of a stage before the rules: it names the id that it is reported under and may know its place in the text. */
export interface StageProblem extends Problem {
  readonly rule: string
  /** Half-open offsets in the text of the file; they win over `path`. */
  readonly range?: Span
  /** Overrides the severity of the rule for this one problem. */
  readonly severity?: Severity
}

/** Half-open offsets (UTF-16 units) in the text of one file. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place in the text: 1-based line and column, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of text, half-open. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** A range in a file, with what it has to do with the finding. */
export interface RelatedLocation {
  readonly file: string
  readonly range: Range
  readonly message: string
}

/** A problem with its rule, severity and location: one entry of every report. */
export interface Finding {
  readonly file: string
  /** Index of the document in its file; documents without content do not count. */
  readonly document: number
  /** Absent where the document is no resource. */
  readonly resource?: ResourceName
  readonly rule: string
  readonly severity: Severity
  readonly authority: Authority
  /** The field path as Kubernetes prints it; empty where the whole document is meant. */
  readonly path: string
  /** The same with items of lists under their names, where it goes through a list: `spec.containers[name=web].image`. It survives moves in a list. */
  readonly namedPath?: string
  readonly message: string
  readonly why?: string
  readonly hint?: string
  /** What may stand instead of the key or value at `range`; no report shows it. */
  readonly meant?: readonly Meant[]
  readonly range: Range
  readonly related: readonly RelatedLocation[]
}

/** What a resource is called in a report. */
export interface ResourceName {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name?: string
}

/** How many findings there are of each severity. */
export function countSeverities(findings: Iterable<Finding>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** The least severity that makes a run fail. */
export type FailOn = Severity | 'never'

const FAIL_ON: readonly FailOn[] = ['never', 'error', 'warning', 'info']

/** Whether findings of a severity make a run fail. */
export function isFailure(severity: Severity, failOn: FailOn): boolean {
  return FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn)
}
