import type {
  Finding,
  Problem,
  Range,
  Related,
  RelatedLocation,
  ResourceName,
  Severity,
  Span,
  StageProblem,
} from '../model/finding.ts'
import { formatApiVersion } from '../model/gvk.ts'
import { formatPath } from '../model/path.ts'
import { isWritten, placeOf, type Resource } from '../model/resource.ts'
import { compareText } from '../text/compare.ts'
import type { LineIndex } from '../text/lines.ts'
import { toEnd } from '../text/steps.ts'
import { push } from '../workspace/maps.ts'
import type { Plan } from './plan.ts'
import type { Rule } from './rule.ts'

/** Where a finding lies: the file with its text, the document, and the resource where there is one. */
export interface Place {
  readonly file: string
  /** Where the file lies; by default `file`. */
  readonly place?: string
  readonly document: number
  readonly resource?: Resource
  lines(): LineIndex
}

/** A finding with what it was made of. */
export interface Found {
  readonly finding: Finding
  /** Where its file lies. */
  readonly place: string
  readonly resource: Resource | undefined
  readonly problem: Problem
  /** Of findings with the same key only the first one counts. */
  readonly once: string | undefined
}

/** Collects the findings of a run: gives each problem its rule's severity and its place in the text. */
export class FindingList {
  readonly #plan: Plan
  /** By file, in the order in which it came. */
  readonly #found = new Map<string, Found[]>()

  /** Only problems of the plan's active rules are collected. */
  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** The files that something was found in. */
  get files(): Iterable<string> {
    return this.#found.keys()
  }

  /** What was found in a file, in the order in which it came. */
  foundIn(file: string): readonly Found[] {
    return this.#found.get(file) ?? NOTHING
  }

  /** Takes in what another list has, of all files or of some; all of it, or what is wanted. */
  takeIn(list: FindingList, files = list.files, isWanted?: (found: Found) => boolean): void {
    for (const file of files)
      for (const each of list.foundIn(file)) if (isWanted === undefined || isWanted(each)) this.#push(each)
  }

  #push(found: Found): void {
    push(this.#found, found.finding.file, found)
  }

  /** Takes in what was found in a document before, which now stands so many lines further down as another document of its file. */
  takeAgain(found: Found, resource: Resource | undefined, document: number, lines: number): void {
    const { finding } = found
    const related = finding.related.map((each) => ({ ...each, range: moved(each.range, lines) }))
    const now = { ...finding, document, range: moved(finding.range, lines), related }
    this.#push({ ...found, finding: now, resource })
  }

  /** Forgets what was found in a file. */
  drop(file: string): void {
    this.#found.delete(file)
  }

  /** Takes a problem of a stage before the rules; of those with the same key `once` only the first one counts. */
  addStage(place: Place, problem: StageProblem, once?: string): void {
    const rule = this.#plan.rules.get(problem.rule)
    if (rule === undefined) {
      if (!this.#plan.known.has(problem.rule)) throw new Error(`no rule "${problem.rule}"`)
      return
    }
    const span = problem.range ??
      place.resource?.origin.locate(problem.at ?? problem.path, problem.part) ?? { start: 0, end: 0 }
    this.#add(rule, place, problem, span, problem.severity ?? rule.severity, once)
  }

  /** Takes a problem of a rule. */
  addRule(rule: Rule, resource: Resource, problem: Problem): void {
    const place = {
      file: resource.origin.file,
      document: resource.origin.document,
      resource,
      lines: () => resource.origin.lines,
    }
    this.#add(rule, place, problem, resource.origin.locate(problem.at ?? problem.path, problem.part), rule.severity)
  }

  #add(rule: Rule, place: Place, problem: Problem, span: Span, severity: Severity, once?: string): void {
    const where = place.resource === undefined ? (place.place ?? place.file) : placeOf(place.resource)
    const weight = this.#plan.settings.weigh(rule, severity, where, place.resource)
    if (weight === undefined) return
    const lines = place.lines()
    const finding = {
      file: place.file,
      document: place.document,
      resource: place.resource && nameOf(place.resource),
      rule: rule.id,
      severity: weight,
      authority: rule.authority ?? 'supercargo',
      path: formatPath(problem.path),
      namedPath: namedPathOf(place, problem),
      message: bounded(problem.message),
      why: problem.why,
      hint: problem.hint && bounded(problem.hint),
      ...meantIn(place, problem),
      range: rangeOf(lines, span),
      related: (problem.related ?? []).map((related) => relate(place, related)),
    }
    this.#push({ finding, place: where, resource: place.resource, problem, once })
  }

  /** All findings, sorted by file, place, rule and message; the same finding twice (a resource in two units) counts once, and so does what a rule explains. */
  sorted(): Finding[] {
    return toEnd(this.sortedInSteps())
  }

  /** The same in steps of a file each, or of some of what was found in it. */
  *sortedInSteps(): Generator<undefined, Finding[]> {
    const explained = { firmly: new Set<string>(), anyhow: new Set<string>() }
    const firsts = new Map<string, Found>()
    for (const found of this.#found.values()) {
      for (const [index, each] of found.entries()) {
        this.#noteExplained(each, explained)
        noteFirst(each, firsts)
        if (index % STEP === STEP - 1) yield
      }
      yield
    }
    const sorted: Finding[] = []
    for (const [, found] of [...this.#found].sort(([a], [b]) => compareText(a, b))) {
      const findings = found
        .filter((each) => each.once === undefined || firsts.get(each.once) === each)
        .map(({ finding }) => finding)
        .sort(compareFindings)
      for (const [index, finding] of findings.entries()) {
        const isRepeated = index > 0 && compareFindings(findings[index - 1]!, finding) === 0
        if (!isRepeated && !this.#isExplained(finding, explained)) sorted.push(finding)
        if (index % STEP === STEP - 1) yield
      }
      yield
    }
    return sorted
  }

  #noteExplained({ finding }: Found, { anyhow, firmly }: Explained): void {
    const rule = this.#plan.rules.get(finding.rule)
    if (rule === undefined || 'stage' in rule) return
    anyhow.add(placeId(finding))
    if (finding.authority === 'api-server' && rule.severity === 'error') firmly.add(placeId(finding))
  }

  /** Whether a rule says more about the same field than the general words of a stage; where those refuse the resource, it has to speak for the API server. */
  #isExplained(finding: Finding, { firmly, anyhow }: Explained): boolean {
    if (!this.#isGeneral(finding.rule)) return false
    return (finding.severity === 'error' ? firmly : anyhow).has(placeId(finding))
  }

  #isGeneral(id: string): boolean {
    const rule = this.#plan.rules.get(id)
    return rule !== undefined && 'stage' in rule && GENERAL.has(id)
  }
}

const NOTHING: readonly Found[] = []

/** So many findings are one step. */
const STEP = 1024

/** Notes of those that are said once the first one, by where files lie. */
function noteFirst(found: Found, firsts: Map<string, Found>): void {
  const { once } = found
  const known = once === undefined ? undefined : firsts.get(once)
  if (once !== undefined && (known === undefined || compareFound(found, known) < 0)) firsts.set(once, found)
}

/** Fields that rules speak about: in the API server's name, or at all. */
interface Explained {
  readonly firmly: Set<string>
  readonly anyhow: Set<string>
}

/** What may stand at a place instead; nothing where nothing stands there yet. */
function meantIn(
  { resource }: Place,
  { meant, range, at, path }: Problem & Partial<StageProblem>,
): Pick<Finding, 'meant'> {
  if (meant === undefined || (range === undefined && resource !== undefined && !isWritten(resource, at ?? path)))
    return {}
  return { meant }
}

function relate(place: Place, related: Related): RelatedLocation {
  const resource = related.resource ?? place.resource
  const lines = related.resource === undefined ? place.lines() : related.resource.origin.lines
  const span = related.range ?? resource?.origin.locate(related.path ?? [], related.part) ?? { start: 0, end: 0 }
  return { file: related.resource?.origin.file ?? place.file, range: rangeOf(lines, span), message: related.message }
}

function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: lines.position(span.start), end: lines.position(span.end) }
}

function moved({ start, end }: Range, lines: number): Range {
  return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } }
}

function nameOf(resource: Resource): ResourceName {
  return {
    apiVersion: formatApiVersion(resource.gvk),
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
  }
}

function namedPathOf({ resource }: Place, { path }: Problem): string | undefined {
  return path.some((segment) => typeof segment === 'number') ? resource?.origin.namedPath(path) : undefined
}

/** The order of findings in a report: by file, place, rule and message. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    a.range.end.line - b.range.end.line ||
    a.range.end.column - b.range.end.column ||
    a.document - b.document ||
    compareText(a.rule, b.rule) ||
    compareText(a.path, b.path) ||
    compareText(a.message, b.message)
  )
}

function compareFound(a: Found, b: Found): number {
  return compareText(a.place, b.place) || compareFindings(a.finding, b.finding)
}

/** The ids of the server's checks of values and of its warnings, which name no cause. */
const GENERAL = new Set([
  'api-warning',
  'invalid-value',
  'required-value',
  'unsupported-value',
  'duplicate-value',
  'forbidden-field',
  'dangling-name',
])

/** Nobody reads more of a message, and a manifest may hold texts of megabytes. */
const LONGEST = 2000

function bounded(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function placeId({ file, document, resource, path }: Finding): string {
  return `${file}\n${document}\n${resource?.namespace}/${resource?.kind}/${resource?.name}\n${path}`
}
