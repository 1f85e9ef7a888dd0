import type { StageProblem } from '../model/finding.ts'
import { type FieldPath, formatPath } from '../model/path.ts'
import { existsInAll, formatVersions, type Lifespan, type VersionRange } from '../model/version.ts'
import type { Entry, Node } from '../yaml/node.ts'
import { Trail } from './trail.ts'
import type { ObjectType, ValuesAt } from './types.ts'

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
  /** What each problem says, without the minors. */
  private readonly spoken: Spoken[] = []
  readonly trail = new Trail()
  readonly options: WalkOptions
  readonly text: string | undefined
  /** The minors that the walk speaks of right now: narrower below a field that not all minors have. */
  range: VersionRange
  /** Minors in which servers check values here only when a controller makes something of them. */
  late: readonly Lifespan[] = NEVER

  constructor(options: WalkOptions) {
    this.options = options
    this.text = options.text
    this.range = options.versions
  }

  /** Says something about the place where the walk is. */
  report(rule: string, message: string, more?: Partial<StageProblem>): void {
    const spoken = { rule, message, range: this.range }
    this.spoken.push(spoken)
    this.problems.push({
      rule,
      path: this.trail.path(),
      message: this.messageOf(spoken),
      ...(JUDGEMENTS.has(rule) && this.lateIn(this.range)),
      ...more,
    })
  }

  /** What makes a problem of these minors one that shows only later. */
  lateIn(minors: VersionRange): Partial<StageProblem> | undefined {
    return this.late.some((span) => existsInAll(span, minors)) ? LATE : undefined
  }

  /** Joins what was said for some minors and then again for others, from that problem on. */
  join(start: number): void {
    const { problems, spoken } = this
    const firsts = new Map<string, number>()
    let end = start
    for (let i = start; i < problems.length; i++) {
      const { rule, path, range: place, message } = problems[i]!
      const words = rule === 'unknown-field' ? '' : spoken[i]!.message
      const id = `${rule} ${formatPath(path)} ${place?.start} ${words}`
      const first = firsts.get(id)
      if (first === undefined) {
        firsts.set(id, end)
        problems[end] = problems[i]!
        spoken[end++] = spoken[i]!
      } else if (spoken[first]!.message === spoken[i]!.message) {
        const range = { from: spoken[first]!.range.from, to: spoken[i]!.range.to }
        spoken[first] = { ...spoken[first]!, range }
        const worse = problems[i]!.severity === undefined ? problems[i]! : problems[first]!
        problems[first] = { ...worse, message: this.messageOf(spoken[first]) }
      } else problems[first] = { ...problems[first]!, message: `${problems[first]!.message}; ${message}` }
    }
    problems.length = spoken.length = end
  }

  private messageOf({ rule, message, range }: Spoken): string {
    const { versions, preface = '' } = this.options
    const narrowed = (range.from !== versions.from || range.to !== versions.to) && rule !== 'ignored-field'
    return `${preface}${narrowed ? `in ${formatVersions(range)} ` : ''}${message}`
  }
}

interface Spoken {
  readonly rule: string
  readonly message: string
  readonly range: VersionRange
}

/** What is said of values, not of names and types. */
const JUDGEMENTS = new Set([
  'required-value',
  'unsupported-value',
  'invalid-value',
  'duplicate-value',
  'too-long',
  'too-many',
])

const NEVER: readonly Lifespan[] = []

const LATE: Partial<StageProblem> = {
  severity: 'warning',
  why: 'the server accepts it here and refuses the pods or claims that are made of it',
}

/** The path that a server names for a value at `path`. */
export function pathFor(at: ValuesAt, path: FieldPath): FieldPath {
  return at === 'unindexed' ? [...path.slice(0, -2), ...path.slice(-1)] : path.slice(0, -1)
}

/** A problem's place: the key of an entry. */
export function keyPlace(entry: Entry): Partial<StageProblem> {
  return { part: 'key', range: { start: entry.keyStart, end: entry.keyEnd } }
}

/** A problem's place: scalars are underlined themselves, of lists and maps the key, which the path leads to. */
export function placeOf(node: Node): Partial<StageProblem> {
  return node.type === 'map' || node.type === 'list' ? {} : { range: { start: node.start, end: node.end } }
}
