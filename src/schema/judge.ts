import { didYouMean } from '../model/meant.ts'
import { formatPath, segmentName } from '../model/path.ts'
import { existsInAll, existsInSome, formatVersions, type VersionRange } from '../model/version.ts'
import { nearest } from '../text/nearest.ts'
import type { Entry, MapNode, Node } from '../yaml/node.ts'
import { asksForSomething, type Demands, demandsOf, isGiven } from './demands.ts'
import { tornItemHint } from './hints.ts'
import { ignoredField } from './ignored.ts'
import { judgeLimits } from './limits.ts'
import { keyPlace, type ProblemList, pathFor, placeOf } from './problem-list.ts'
import { firstIn, lifeOf, minorsWithout, overlap } from './spans.ts'
import type { Field, IgnoredField, ObjectType } from './types.ts'
import { oneOf, otherWord, quote } from './words.ts'

/** Judges values as a server does when names and types are right: what is missing, what is none of the words, what is dropped. */
export class Judge {
  /** The minors that judge values; undefined where all look at types and names only: in `status`, and in what they drop. */
  minors: VersionRange | undefined
  /** The item of a list that is walked, and the one above it. */
  item: Node | undefined
  above: Node | undefined
  private readonly out: ProblemList
  /** Inside what is absent, how many steps lead to it. */
  private absentFrom = Number.POSITIVE_INFINITY
  /** The misspelt name that it is there under. */
  private absentAs: string | undefined

  constructor(out: ProblemList) {
    this.out = out
    this.minors = out.range
  }

  /** Says what an object lacks; without a map it is null and counts as empty. `slips` are misspelt names by what was meant. */
  object(map: MapNode | undefined, type: ObjectType, slips?: ReadonlyMap<string, string>): void {
    const demands = demandsOf(type)
    if (this.minors === undefined || demands.needed.length === 0) return
    const { range } = this.out
    this.out.range = this.minors
    this.checkDemands(map, demands, slips)
    this.out.range = range
  }

  /** Says where a value goes beyond its limits. */
  limits(node: Node, field: Field): void {
    const { range } = this.out
    for (const limits of field.limits!) {
      if (this.minors === undefined || !existsInSome(limits, this.minors)) continue
      this.out.range = overlap(limits, this.minors)
      judgeLimits(node, limits, this.out)
    }
    this.out.range = range
  }

  /** Says which word of an enum is none, unless that is left to code (src/validity). */
  values(node: Node, field: Field): void {
    if (field.valuesAt === 'nowhere') return
    if (this.minors === undefined || (node.type === 'list') !== (field.type.kind === 'list')) return
    const { range } = this.out
    this.out.range = this.minors
    if (node.type !== 'list') this.checkEnum(node, field)
    else
      for (let i = 0; i < node.items.length; i++) {
        this.out.trail.push(i)
        this.checkEnum(node.items[i]!, field)
        this.out.trail.pop()
      }
    this.out.range = range
  }

  /** An empty string passes: the server puts the default in its place or judges it by other rules. */
  private checkEnum(node: Node, field: Field): void {
    if (node.type !== 'string' || node.value === '') return
    const { range } = this.out
    const values = field.values!
    const text = node.value as string
    const same = values.find((one) => one.value === text)
    if (same !== undefined && existsInAll(same, range)) return
    const place = { ...placeOf(node), ...(field.valuesAt && { path: pathFor(field.valuesAt, this.out.trail.path()) }) }
    if (same !== undefined) {
      const missing = minorsWithout([same], range) ?? range
      const message = `${quote(text)} ${lifeOf([same], missing)}; checked for ${formatVersions(range)}`
      this.out.report('unsupported-value', message, { ...place, ...this.out.lateIn(missing) })
      return
    }
    const accepted = values.filter((one) => existsInSome(one, range)).map((one) => one.value)
    const meant = otherWord(text, accepted) ?? nearest(text, accepted)
    this.out.report(
      'unsupported-value',
      `${this.out.trail.subject()} must be ${oneOf(accepted.sort(), '"')}, not ${quote(text)}`,
      {
        ...place,
        ...didYouMean(meant),
      },
    )
  }

  /** Says that a field is ignored; what a server drops it does not judge any further, but for its types and names, unless it is `kept` until later. */
  ignored(entry: Entry, facts: readonly IgnoredField[], kept: boolean): void {
    const { minors } = this
    if (minors === undefined || firstIn(facts, minors) === undefined) return
    const { off, message } = ignoredField(entry.key, facts, minors)
    const severity = off === 'reject' ? 'error' : undefined
    this.out.report('ignored-field', message, { ...keyPlace(entry), severity })
    const gone = facts.filter((one) => one.off.startsWith('drop') || one.off === 'force')
    if (!kept && gone.length > 0) this.minors = minorsWithout(gone, minors)
  }

  /** What an object lacks; without a map it is absent and counts as empty. */
  private checkDemands(map: MapNode | undefined, demands: Demands, slips?: ReadonlyMap<string, string>): void {
    const { needed } = demands
    for (let i = 0; i < needed.length; i++) this.checkNeeded(map, needed[i]!, slips)
  }

  /** A field that must be given, or that counts as an empty object where it is not. */
  private checkNeeded(map: MapNode | undefined, field: Field, slips?: ReadonlyMap<string, string>): void {
    const { range } = this.out
    if (!existsInSome(field, range)) return
    const span = field.required?.find(
      (one) => existsInSome(one, range) && (map === undefined || !isGiven(map, field.name, one.empty === true)),
    )
    const absent = field.implied === true && (map === undefined || !isGiven(map, field.name, false))
    if (span === undefined && !absent) return
    const { late } = this.out
    this.out.range = overlap(span ?? {}, overlap(field, range))
    this.out.trail.push(field.name)
    if (field.late !== undefined) this.out.late = field.late
    const slip = slips?.get(field.name)
    if (span !== undefined) this.missingField(field, slip, map)
    else if (field.type.kind === 'object' && this.out.trail.length < 20) this.absentObject(field, field.type, slip)
    this.out.trail.pop()
    this.out.range = range
    this.out.late = late
  }

  /** The server names what is missing inside; where it never gets there, the object itself says more. */
  private absentObject(field: Field, type: ObjectType, slip: string | undefined): void {
    if (this.out.options.preface !== undefined) {
      if (asksForSomething(type)) this.missingField(field, slip)
      return
    }
    const { absentFrom, absentAs } = this
    this.absentFrom = Math.min(absentFrom, this.out.trail.length - 1)
    this.absentAs = slip ?? absentAs
    this.checkDemands(undefined, demandsOf(type))
    this.absentFrom = absentFrom
    this.absentAs = absentAs
  }

  private missingField(field: Field, slip = this.absentAs, map?: MapNode): void {
    const isBelow = this.out.trail.length > this.absentFrom
    const path = isBelow ? this.out.trail.path().slice(this.absentFrom) : [field.name]
    const name = formatPath(path)
    const instead = isBelow ? ` of \`${segmentName(path[0]!)}\`` : ''
    const more = slip === undefined ? '' : `: \`${slip}\` is written instead${instead}`
    const hint = map !== undefined && map === this.item ? tornItemHint(map, field.name, this.above) : undefined
    this.out.report('required-value', `\`${name}\` is required${more}`, hint === undefined ? undefined : { hint })
  }
}
