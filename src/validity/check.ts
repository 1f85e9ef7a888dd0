import type { StageProblem } from '../model/finding.ts'
import { type FieldPath, formatPath, MapKey, segmentName } from '../model/path.ts'
import { formatVersions, type Minor, type VersionRange } from '../model/version.ts'
import type { JudgedAs } from '../schema/check.ts'
import type { KindInfo } from '../schema/types.ts'
import { misspeltIn } from '../schema/unknown.ts'
import { type CustomResource, validateCustomResource } from './custom/custom-resource.ts'
import { checkRules } from './custom/rules.ts'
import { Field } from './field.ts'
import type { Context, KindCheck } from './kind.ts'
import { kindCheck } from './kinds.ts'
import { countsGenerations } from './meta/generations.ts'
import {
  pathSegmentName,
  subdomainName,
  validateName,
  validateObjectMeta,
  warnAboutMetadata,
} from './meta/object-meta.ts'
import { placesAround } from './places.ts'

/**
 * What the API servers of a range of minors say about the values of a new resource, beyond names and types of its fields, of which `given` is said already. What does not
 * hold in all of the minors says in which. `valueFor` gives the object as the server of a minor keeps it: known fields of the right types, without nulls.
 */
export function checkValidity(
  { kind, range, preface }: JudgedAs,
  given: readonly StageProblem[],
  valueFor: (minor: Minor) => any,
): readonly StageProblem[] {
  const check = kindCheck(kind)
  const known = given.filter((problem) => isValueFault(problem) || problem.rule === 'wrong-type')
  const seen = { refused: given.some(isValueFault), nameHidden: given.some(hidesName) }
  const whole = preface !== undefined
  const problems = inAll(range, (minor) => {
    const object = valueFor(minor)
    const found = withSlips(withStrays(judge(check, object, { minor, kind, known, whole }, seen), given), given)
    return whole
      ? found.map((one) => fromOutside(one, object))
      : underServerPaths(kind, sound(found, given), { from: minor, to: minor })
  })
  return whole ? problems.map((one) => ({ ...one, message: `${preface}${one.message}` })) : problems
}

/** Shows beside a mount without volume the volumes that the server does not read, as they are misspelt or stand in the wrong place. */
function withStrays(problems: StageProblem[], given: readonly StageProblem[]): StageProblem[] {
  const stray = given.find(
    ({ rule, path, meant = [] }) => rule === 'unknown-field' && [path.at(-1), ...meant].includes('volumes'),
  )
  if (stray === undefined) return problems
  const related = { path: stray.path, range: stray.range, part: stray.part, message: 'not read here' }
  return problems.map((one) =>
    one.rule === 'dangling-name' && one.path.includes('volumeMounts')
      ? { ...one, related: [...(one.related ?? []), related] }
      : one,
  )
}

/** Shows beside what is only wrong because a name of a field is misspelt where it is written; to write it once more is no remedy. */
function withSlips(problems: StageProblem[], given: readonly StageProblem[]): StageProblem[] {
  if (problems.length === 0) return problems
  const slips = given.flatMap((slip) => misspeltIn([slip]).map((path) => ({ ...slip, path })))
  if (slips.length === 0) return problems
  const concerning = slipsByPlace(slips)
  return problems.map((one) => concerning(one).reduce(blamedOn, one))
}

/** Finds those of many misspelt names that may have to do with a problem, in their order: at what it is about or shows, above that, or right inside. */
function slipsByPlace(slips: readonly StageProblem[]): (problem: StageProblem) => readonly StageProblem[] {
  const order = new Map(slips.map((slip, index) => [slip, index]))
  const meant = byPath(slips, (path) => path)
  const inside = byPath(slips, (path) => path.slice(0, -1))
  return ({ path, related = [] }) => {
    const found = new Set(inside.get(formatPath(path)))
    for (const place of [path, ...related.map((other) => other.path ?? [])])
      for (let length = 1; length <= place.length; length++)
        for (const slip of meant.get(formatPath(place.slice(0, length))) ?? []) found.add(slip)
    return [...found].sort((a, b) => order.get(a)! - order.get(b)!)
  }
}

function byPath(slips: readonly StageProblem[], pathOf: (path: FieldPath) => FieldPath): Map<string, StageProblem[]> {
  const found = new Map<string, StageProblem[]>()
  for (const slip of slips) {
    const path = formatPath(pathOf(slip.path))
    const others = found.get(path)
    if (others === undefined) found.set(path, [slip])
    else others.push(slip)
  }
  return found
}

/** Shows the misspelt name beside a problem of the field that was meant, or of what it would hold or stand in. */
function blamedOn(problem: StageProblem, { path, range, part }: StageProblem): StageProblem {
  const related = problem.related ?? []
  const rest = related.filter((other) => !isWithin(other.path ?? [], path))
  const isOfParent = formatPath(problem.path) === formatPath(path.slice(0, -1))
  if (rest.length === related.length && !isOfParent && !isWithin(problem.path, path)) return problem
  const message = `not read: \`${segmentName(path.at(-1)!)}\` is misspelt`
  return { ...problem, hint: undefined, related: [...rest, { path, range, part, message }] }
}

/** Whether a place is another one or lies in it. */
function isWithin(path: FieldPath, other: FieldPath): boolean {
  return path.length >= other.length && formatPath(path.slice(0, other.length)) === formatPath(other)
}

/** What is missing inside something that is missing itself: who moves to another API version has to write that first. A map of free keys is there with the first of them. */
function fromOutside(problem: StageProblem, object: any): StageProblem {
  if (problem.rule !== 'required-value') return problem
  let at = object
  const depth = problem.path.findIndex((step) => (at = at?.[segmentName(step)]) === undefined)
  const name = problem.path[depth]
  if (depth === -1 || depth === problem.path.length - 1 || typeof name !== 'string') return problem
  if (problem.path[depth + 1] instanceof MapKey) return problem
  return { rule: problem.rule, path: problem.path.slice(0, depth + 1), message: `\`${name}\` is required` }
}

/** What they say about the metadata of a resource of no built-in kind, and about the resources embedded in it. */
export function checkCustomValidity(
  resource: Omit<CustomResource, 'nameHidden'>,
  given: readonly StageProblem[],
  versions: VersionRange,
): readonly StageProblem[] {
  const nameHidden = given.some(hidesName)
  let broken: readonly StageProblem[] | undefined
  return inAll(versions, (minor) => {
    const problems: StageProblem[] = []
    const root = Field.root(problems)
    validateCustomResource({ ...resource, nameHidden }, root, minor)
    const found = sound(problems, given)
    if (!resource.kind?.schema.hasRules || minor < RULES_SINCE) return found
    if ([...given, ...found].some(blocksRules)) return [...found, UNCHECKED_RULES]
    broken ??= checkRules(resource.object, resource.kind.schema)
    return [...found, ...broken]
  })
}

/** The first minor that checks the rules of definitions without being told to. */
const RULES_SINCE = 25

/** What keeps a server from checking rules (hasBlockingErr). */
const BLOCKING: ReadonlySet<string> = new Set([
  'required-value',
  'too-long',
  'too-many',
  'unsupported-value',
  'wrong-type',
])

function blocksRules({ rule }: StageProblem): boolean {
  return BLOCKING.has(rule)
}

const UNCHECKED_RULES: StageProblem = {
  rule: 'invalid-value',
  path: [],
  message: 'the rules of the definition are not checked before the other errors are gone',
}

/**
 * What several minors say, each thing once and with the minors that say it, unless all do. What they name differently is the same where it stands at one place,
 * and has its newest name.
 */
export function inAll(
  versions: VersionRange,
  judgeFor: (minor: Minor) => readonly StageProblem[],
): readonly StageProblem[] {
  if (versions.from === versions.to) return judgeFor(versions.from)
  const joined = new Map<string, { problem: StageProblem; minors: Minor[] }>()
  for (let minor = versions.from; minor <= versions.to; minor++) {
    const told = new Set<string>()
    for (const problem of judgeFor(minor)) {
      const { rule, path, at = path, message, severity } = problem
      let id = `${rule} ${formatPath(at)} ${message} ${severity}`
      if (told.has(id)) id += ` ${formatPath(path)}`
      if (told.has(id)) continue
      told.add(id)
      const same = joined.get(id)
      joined.set(id, { problem, minors: [...(same?.minors ?? []), minor] })
    }
  }
  const all = versions.to - versions.from + 1
  return [...joined.values()].map(({ problem, minors }) =>
    minors.length === all
      ? problem
      : { ...problem, message: `in ${formatVersions({ from: minors[0]!, to: minors.at(-1)! })} ${problem.message}` },
  )
}

/** Leaves out what is said of places that hold values of the wrong type. */
function sound(problems: readonly StageProblem[], given: readonly StageProblem[]): readonly StageProblem[] {
  if (problems.length === 0) return problems
  const unread = placesAround(given.filter(({ rule }) => rule === 'wrong-type'))
  return unread.size === 0 ? problems : problems.filter((problem) => !isAboutAny(unread, problem))
}

/** Whether a problem, or what it is related to, is a place that holds a value of the wrong type: it seems to be absent, or to lack something, but nobody knows. */
function isAboutAny(unread: ReadonlySet<string>, { rule, path, at = path, related = [] }: StageProblem): boolean {
  const places = [path, ...related.map((other) => other.path ?? [])]
  if (rule === 'required-value') places.push(at)
  return places.some((place) => unread.has(formatPath(place)))
}

/** What a schema says about a resource, with its values under the names of the server. */
export function underServerPaths(
  kind: KindInfo,
  problems: readonly StageProblem[],
  versions: VersionRange,
): readonly StageProblem[] {
  const { serverPath } = kindCheck(kind)
  if (serverPath === undefined || problems.length === 0) return problems
  const context = { minor: versions.to, kind }
  return problems.map((problem) => (REFUSALS.has(problem.rule) ? renamed(problem, serverPath, context) : problem))
}

function renamed(problem: StageProblem, serverPath: ServerPath, context: Context): StageProblem {
  const { path } = problem
  const named = serverPath(path, context)
  return named === path ? problem : { ...problem, path: named, at: problem.at ?? path }
}

type ServerPath = NonNullable<KindCheck['serverPath']>

/** What matters here of what the schema says. */
interface Seen {
  /** There are values that the server refuses: then it never comes to its last look at the metadata. */
  readonly refused: boolean
  /** The name is there, with a wrong type. */
  readonly nameHidden: boolean
}

function judge(kindCheck: KindCheck, object: any, context: Context, seen: Seen): StageProblem[] {
  const problems: StageProblem[] = []
  const { name = subdomainName, metadata: how = 'core', made, before, check } = kindCheck
  const metadata = typeof how === 'function' ? how(context) : how
  const root = Field.root(problems)
  const objectMeta = made === undefined ? object.metadata : made(object.metadata, context)
  const path = root.at('metadata')
  const judgeMetadata = (grammar: typeof name, qualifiedFinalizers: boolean) =>
    validateObjectMeta(objectMeta, path, {
      nameHidden: seen.nameHidden,
      generationSet: countsGenerations(context),
      name: (text, prefix) => grammar(text, prefix, context),
      namespaced: context.kind.namespaced,
      qualifiedFinalizers,
    })
  warnAboutMetadata(object.metadata, path, context.minor)
  if (before?.(object, root, context) === false) return problems
  const isJudged = metadata === 'core' || metadata === 'apimachinery'
  if (isJudged) judgeMetadata(name, metadata === 'core')
  check?.(object, root, context)
  // A last look, at which only names can be wrong that were not so before.
  if (metadata !== 'none' && !seen.refused && root.count === 0) {
    if (isJudged) validateName(objectMeta, path, { name: pathSegmentName, nameHidden: seen.nameHidden })
    else judgeMetadata(pathSegmentName, false)
  }
  return problems.length < 2 ? problems : withoutEchoes(problems)
}

/** A server warns only of what it accepts: beside an error about the same field a warning says nothing new. */
function withoutEchoes(problems: readonly StageProblem[]): StageProblem[] {
  const warned = problems.filter(({ rule }) => rule === 'api-warning')
  if (warned.length === 0 || warned.length === problems.length) return [...problems]
  const refused = new Set(problems.filter(isValueFault).map(({ path }) => formatPath(path)))
  return problems.filter(({ rule, path }) => rule !== 'api-warning' || !refused.has(formatPath(path)))
}

/** What servers name when they validate; wrong types and unknown fields they find before. */
const REFUSALS: ReadonlySet<string> = new Set([
  'required-value',
  'invalid-value',
  'unsupported-value',
  'duplicate-value',
  'forbidden-field',
  'too-long',
  'too-many',
  'dangling-name',
])

function isValueFault({ rule, severity }: StageProblem): boolean {
  return severity !== 'warning' && REFUSALS.has(rule)
}

function hidesName({ rule, path }: StageProblem): boolean {
  if (rule !== 'wrong-type' || path[0] !== 'metadata') return false
  return path.length === 1 || path[1] === 'name' || path[1] === 'generateName'
}
