import type { StageProblem } from '../model/finding.ts'
import { formatVersions, type VersionRange } from '../model/version.ts'
import type { Entry, Node } from '../yaml/node.ts'
import { Trail } from './trail.ts'
import type { ObjectType } from './types.ts'

/** What a walk is about: the minors to check for, the file's text where it is known, and words put before each message. */
export interface WalkOptions {
  readonly versions: VersionRange
  readonly text?: string
  /** Such as `in apps/v1 `, where the walk follows another schema than the one that the resource names. */
  readonly preface?: string
  /** What changed on the way to the schema, one sentence each, the old path first (KindLife.migration). */
  readonly migration?: readonly string[]
  /** Keys of the root that were reported already. */
  readonly skip?: ReadonlySet<string>
  /** The definition of a JSON schema, which some free values hold. */
  readonly jsonSchema?: ObjectType | undefined
}

/** Collects what a walk has to say: knows where it is and of which minors it speaks. */
export class ProblemList {
  readonly problems: StageProblem[] = []
  readonly trail = new Trail()
  readonly options: WalkOptions
  readonly text: string | undefined
  /** The minors that the walk speaks of right now: narrower below a field that not all minors have. */
  range: VersionRange
  /** More than 0 where the server checks values only when a controller makes something of them. */
  late = 0

  constructor(options: WalkOptions) {
    this.options = options
    this.text = options.text
    this.range = options.versions
  }

  /** Says something about the place where the walk is. */
  report(rule: string, message: string, more?: Partial<StageProblem>): void {
    const { versions, preface = '' } = this.options
    const { from, to } = this.range
    const narrowed = (from !== versions.from || to !== versions.to) && rule !== 'ignored-field'
    const late = this.late > 0 && (rule === 'required-value' || rule === 'unsupported-value')
    this.problems.push({
      rule,
      path: this.trail.path(),
      message: `${preface}${narrowed ? `in ${formatVersions(this.range)} ` : ''}${message}`,
      ...(late && LATE),
      ...more,
    })
  }
}

const LATE: Partial<StageProblem> = {
  severity: 'warning',
  why: 'the server accepts it here and refuses the pods or claims that are made of it',
}

/** A problem's place: the key of an entry. */
export function keyPlace(entry: Entry): Partial<StageProblem> {
  return { part: 'key', range: { start: entry.keyStart, end: entry.keyEnd } }
}

/** A problem's place: scalars are underlined themselves, of lists and maps the key, which the path leads to. */
export function placeOf(node: Node): Partial<StageProblem> {
  return node.type === 'map' || node.type === 'list' ? {} : { range: { start: node.start, end: node.end } }
}
