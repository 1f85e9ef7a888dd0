import type { Finding } from '../../model/finding.ts'
import { type FieldPath, segmentName } from '../../model/path.ts'
import type { SuppressedFinding } from '../../model/report.ts'
import type { Resource } from '../../model/resource.ts'
import { toEnd } from '../../text/steps.ts'
import { push } from '../../workspace/maps.ts'
import type { FindingList, Found } from '../findings.ts'
import type { Plan } from '../plan.ts'
import type { Foreign } from './foreign.ts'
import { PlacedSuppressions } from './placed.ts'
import type { FileSuppressions } from './read.ts'
import { faultOfRule } from './rules.ts'
import {
  faulty,
  type GivenSuppression,
  type PartSuppression,
  type Suppression,
  type Told,
  type Written,
} from './suppression.ts'

/** What suppressions are read with. */
export interface SuppressOptions {
  /** As 2027-01-31; without it nothing expires. */
  readonly today?: string
  /** What is suppressed by something else than the manifests. */
  readonly given?: readonly GivenSuppression[]
  /** Reads what is written for other programs. */
  readonly foreign?: Foreign
  /** There are manifests around that the run does not know, so that nothing is unused for certain that is about several resources. */
  readonly isPartial?: boolean
  /** Nothing is suppressed. */
  readonly isOff?: boolean
  /** What is wrong with suppressions is not said. */
  readonly isSilent?: boolean
}

/** The findings that are left, and those that are suppressed. */
export interface Settled {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
}

/** So many findings are one step. */
const STEP = 1024

/** The suppressions of a run. */
export class Suppressions {
  readonly #plan: Plan
  readonly #options: SuppressOptions
  readonly #all: Suppression[] = []
  readonly #given = new Map<string, GivenSuppression[]>()
  readonly #placed = new PlacedSuppressions((each) => !this.#isExpired(each))
  readonly #annotated = new Map<Resource, readonly PartSuppression[]>()
  /** What annotations and given suppressions are about a finding; of its resource there is only a name in it. */
  readonly #noted = new Map<Finding, readonly Suppression[]>()
  /** Files and documents with resources whose definition may be elsewhere, so that nobody knows what would be found. */
  readonly #custom = new Set<string>()
  readonly #problems: Told[] = []

  constructor(plan: Plan, options: SuppressOptions = {}) {
    this.#plan = plan
    this.#options = options
    if (options.isOff) return
    for (const each of this.#known(options.given ?? [])) push(this.#given, each.rule, each)
  }

  /** Takes in what a file suppresses that is reported on. */
  addFile({ comments, annotations }: FileSuppressions): void {
    for (const each of this.#known(comments.suppressions)) this.#placed.add(each)
    this.#problems.push(...comments.problems)
    for (const [resource, { suppressions, problems }] of annotations) {
      this.#problems.push(...problems)
      const known = this.#known(suppressions)
      if (known.length > 0) this.#annotated.set(resource, known)
    }
  }

  /** Which annotations and given suppressions are about a finding. */
  #aboutResource({ finding, place, resource, problem: { path, at } }: Found): readonly Suppression[] {
    const { rule } = finding
    const annotated = (resource && this.#annotated.get(resource)) ?? []
    return [
      ...annotated.filter(
        (each) => each.rule === rule && (isBelow(path, each.part) || (at !== undefined && isBelow(at, each.part))),
      ),
      ...(this.#given.get(rule) ?? []).filter(
        ({ field, holdsIn, holdsFor }) =>
          holdsIn(place) &&
          (holdsFor === undefined || (resource !== undefined && holdsFor(resource))) &&
          (field === undefined || isInField(finding.path, field)),
      ),
    ]
  }

  /** The findings that are left and those that are suppressed; what is wrong with suppressions is among the first. The resources are all of the run. */
  settle(list: FindingList, resources: readonly Resource[]): Settled {
    return toEnd(this.settleInSteps(list, resources))
  }

  /** The same in steps. */
  *settleInSteps(list: FindingList, resources: readonly Resource[]): Generator<undefined, Settled> {
    if (this.#all.length === 0 && this.#problems.length === 0)
      return { findings: yield* list.sortedInSteps(), suppressed: [] }
    for (const { builtIn, origin } of resources)
      if (!builtIn) this.#custom.add(origin.file).add(`${origin.file}\n${origin.document}`)
    if (this.#annotated.size + this.#given.size > 0)
      for (const file of list.files) {
        for (const [index, each] of list.foundIn(file).entries()) {
          this.#noted.set(each.finding, this.#aboutResource(each))
          if (index % STEP === STEP - 1) yield
        }
        yield
      }
    const found = yield* list.sortedInSteps()
    yield
    const used = new Set<Suppression>()
    const suppressed = new Map<Finding, Suppression>()
    for (const [index, finding] of found.entries()) {
      const meant = this.#about(finding)
      for (const each of meant) used.add(each)
      const holds = meant.find((each) => !this.#isExpired(each))
      if (holds !== undefined) suppressed.set(finding, holds)
      if (index % STEP === STEP - 1) yield
    }
    yield
    const left = found.filter((finding) => !suppressed.has(finding))
    if (!this.#options.isSilent) {
      for (const { place, problem } of this.#problems) list.addStage(place, problem)
      for (const { place, problem } of this.#told(used, left)) {
        list.addStage(place, problem)
        yield
      }
    }
    const sorted = yield* list.sortedInSteps()
    return {
      findings: sorted.filter((finding) => !suppressed.has(finding)),
      suppressed: [...suppressed].map(([finding, suppression]) => ({ ...finding, suppression: shown(suppression) })),
    }
  }

  /** Takes those whose rules exist and may be suppressed; of the others that is a problem. */
  #known<T extends Suppression>(suppressions: readonly T[]): T[] {
    const known = suppressions.filter((each) => this.#isKnown(each))
    for (const each of known) this.#all.push(each)
    return known
  }

  #isKnown({ rule, written, isQuiet }: Suppression): boolean {
    const fault = faultOfRule(rule, this.#plan.known)
    if (fault === undefined) return true
    if (written !== undefined && !isQuiet) this.#problems.push(faulty(written, fault))
    return false
  }

  /** The text of a file that a given suppression stands in. */
  textOf(file: string): string | undefined {
    const found = this.#all.find(({ written }) => written?.place.file === file)
    return found?.written?.place.lines().text
  }

  /** Suppressions that are about a finding, all of them but those that are known to be used. */
  #about(finding: Finding): readonly Suppression[] {
    return [...this.#placed.about(finding), ...(this.#noted.get(finding) ?? [])]
  }

  #isExpired({ until }: Suppression): boolean {
    const { today } = this.#options
    return until !== undefined && today !== undefined && until < today
  }

  /** Says which suppressions are expired, and which suppress nothing. */
  *#told(used: ReadonlySet<Suppression>, left: readonly Finding[]): Iterable<Told> {
    for (const suppression of this.#all) {
      const { rule, written, until } = suppression
      if (written === undefined) continue
      const isSure = suppression.isSure && this.#isKnownThere(suppression, written)
      const { place, range, path = [] } = written
      const isUsed = used.has(suppression)
      if (this.#isExpired(suppression) && (isUsed || isSure)) {
        const message = `the suppression of \`${rule}\` has expired: it held until ${until}`
        const hint = isUsed ? 'repair what it was about, or set another date' : 'remove it: nothing is found any more'
        yield { place, problem: { rule: 'expired-suppression', path, range, message, hint } }
      } else if (!isUsed && isSure && this.#hasRun(rule, written)) {
        const message = `\`${rule}\` finds nothing here that would have to be suppressed`
        yield { place, problem: { rule: 'unused-suppression', path, range, message, hint: hintFor(suppression, left) } }
      }
    }
  }

  /** Whether the kinds are known of all that a suppression may be about. */
  #isKnownThere(suppression: Suppression, { place: { file, document } }: Written): boolean {
    const isOfFile = 'file' in suppression && !('document' in suppression || 'lines' in suppression)
    return !this.#custom.has(isOfFile ? file : `${file}\n${document}`)
  }

  /** Whether a rule has judged everything that a suppression of it may be about. */
  #hasRun(id: string, { place }: Written): boolean {
    const rule = this.#plan.rules.get(id)
    if (rule === undefined || OF_UPDATES.has(id) || ('stage' in rule && rule.stage === 'update')) return false
    if ('unit' in rule && rule.unit && this.#options.isPartial) return false
    return this.#plan.settings.weigh(rule, rule.severity, place.place ?? place.file, place.resource) !== undefined
  }
}

/** Rules of a check under which the server also refuses changes, which only a comparison finds. */
const OF_UPDATES = new Set(['forbidden-field', 'invalid-value'])

/** Where the finding is that was probably meant. */
function hintFor({ rule, kind, written }: Suppression, left: readonly Finding[]): string {
  const { file, document } = written!.place
  const near = left.find((each) => each.rule === rule && each.file === file && each.document === document)
  return kind === 'config' || near === undefined ? 'remove it' : `it is found in line ${near.range.start.line}`
}

function shown({ kind, reason, until, written }: Suppression): SuppressedFinding['suppression'] {
  if (written === undefined) return { kind, reason, until }
  return { kind, reason, until, file: written.place.file, line: written.line }
}

function isBelow(path: FieldPath, part: FieldPath): boolean {
  return path.length >= part.length && part.every((step, index) => segmentName(step) === segmentName(path[index]!))
}

/** Whether a field path lies at or below another one, step by step as they are printed. */
function isInField(path: string, field: string): boolean {
  const steps = stepsOf(path)
  return stepsOf(field).every((step, index) => {
    const own = steps[index]
    return own !== undefined && (own === step || (step === '[*]' && own.startsWith('[')))
  })
}

function stepsOf(path: string): readonly string[] {
  return path.match(/\[[^[\]]*\]|[^.[\]]+/g) ?? []
}
