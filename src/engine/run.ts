import type { Problem } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import type { SchemaContext } from '../schema/check.ts'
import { ABREAST } from '../text/steps.ts'
import { push } from '../workspace/maps.ts'
import { referencesIn } from '../workspace/references/resolve.ts'
import { judgedSelectionsOf } from '../workspace/selections/read.ts'
import type { Unit } from '../workspace/unit.ts'
import { refusedOver } from '../workspace/updates.ts'
import type { CheckRule, Pass } from './plan.ts'
import type { Pod, Rule, Subjects, Workload } from './rule.ts'
import { containersOf, type Placed, podOf, workloadOf } from './subjects.ts'

/** Takes a problem of a rule; its path is relative to the resource. */
export type Report = (rule: Rule, resource: Resource, problem: Problem) => void

/** Runs the rules about a unit as a whole, then those about each of its resources among the others: in steps, which are a rule, some resources or a look at some of them each. */
export function* unitRuleSteps(
  pass: Pass,
  unit: Unit,
  schema: SchemaContext,
  report: Report,
): Generator<undefined, void> {
  const runner = new RuleRunner(pass, schema, report, unit)
  if (pass.forSubject('reference').length > 0) yield* withoutFault(referencesIn(unit).prepare())
  for (const rule of pass.preparing) yield* withoutFault(rule.prepare!(unit))
  yield* runner.unitSteps(unit)
  yield* runner.run(unit.resources)
}

/** Looks something up in steps. Should that fail, whoever asks for it is told. */
function* withoutFault(steps: Iterable<unknown>): Generator<undefined, void> {
  try {
    for (const _ of steps) yield
  } catch {}
}

/** What is shown to rules, with the path at which it stands in a resource. */
interface Shown<T = unknown> extends Placed<T> {
  readonly resource: Resource
}

/** So much is shown in one step. */
const STEP = 64

/** Runs the rules of a pass over resources. It is itself what each rule gets as its context, so that nothing is made for each of them. */
export class RuleRunner {
  readonly unit: Unit | undefined
  readonly #pass: Pass
  readonly #schema: SchemaContext
  readonly #report: Report
  #resource: Resource | undefined
  /** The resource that the subject is in; undefined for a unit as a whole. */
  #of: Resource | undefined
  #base: FieldPath = ROOT
  #rule: CheckRule | undefined
  /** How much was shown since the last step. */
  #shown = 0

  /** With a unit the rules are those that also look at the neighbours of a resource. */
  constructor(pass: Pass, schema: SchemaContext, report: Report, unit?: Unit) {
    this.#pass = pass
    this.#schema = schema
    this.#report = report
    this.unit = unit
  }

  get resource(): Resource {
    return this.#resource!
  }

  get versions(): VersionRange {
    return this.#schema.versions
  }

  get options(): unknown {
    return this.#pass.settings.optionsFor(this.#rule!, this.#of)
  }

  readonly report = (problem: Problem & { readonly resource?: Resource }): void => {
    const target = problem.resource ?? this.resource
    const isOwn = target === this.resource && this.#base.length > 0
    this.#report(this.#rule!, target, isOwn ? below(this.#base, problem) : problem)
  }

  readonly refusedOver = (before: Resource, next: Resource): readonly Problem[] =>
    refusedOver(before, next, this.#schema);

  /**
   * Shows resources, and what is in them, to the rules that look at such, in small steps: some resources to one rule, then the same ones to the next. The code of all
   * rules together is longer than what a processor keeps near, so that it is read once for some resources and not for each of them.
   */
  *run(resources: readonly Resource[]): Generator<undefined, void> {
    for (let start = 0; start < resources.length; start += ABREAST)
      yield* this.#runTogether(resources.slice(start, start + ABREAST))
  }

  *#runTogether(resources: readonly Resource[]): Generator<undefined, void> {
    yield* this.#show('resource', resources.map(itself))
    if (this.unit !== undefined) yield* this.#runAmong(this.unit, resources)
    const values = this.#valuesOf(resources)
    for (const [kind, shown] of byKind(values)) yield* this.#showTo(this.#pass.forKind(kind), shown)
    const workloads = values.flatMap(workloadIn)
    yield* this.#show('workload', workloads)
    const pods = workloads.flatMap(podIn)
    yield* this.#show('pod', pods)
    yield* this.#show('container', pods.flatMap(containersIn))
  }

  /** Shows what resources name and select among their neighbours. */
  *#runAmong(unit: Unit, resources: readonly Resource[]): Generator<undefined, void> {
    yield* this.#showAll('reference', resources, (resource) => referencesIn(unit).openOf(resource))
    yield* this.#showAll('selection', resources, judgedSelectionsOf)
  }

  /** The values of those resources that any rule wants to see the value of. */
  #valuesOf(resources: readonly Resource[]): Shown[] {
    const found: Shown[] = []
    for (const resource of resources)
      if (this.#pass.wantsValue(kindOf(resource))) found.push({ resource, subject: resource.value, path: ROOT })
    return found
  }

  /** Shows a unit to the rules about one as a whole, one after the other; they speak about its first resource where they name none. */
  *unitSteps(unit: Unit): Generator<undefined, void> {
    const [resource] = unit.resources
    if (resource === undefined) return
    for (const rule of this.#pass.forSubject('unit')) {
      this.#call(rule, { resource, subject: unit, path: ROOT }, undefined)
      yield
    }
  }

  /** Shows each of what is looked up in resources for some rules, where there are any. */
  *#showAll(
    kind: 'reference' | 'selection',
    resources: readonly Resource[],
    lookUp: (resource: Resource) => readonly unknown[],
  ): Generator<undefined, void> {
    const [first] = this.#pass.forSubject(kind)
    if (first === undefined) return
    const found: Shown[] = []
    for (const resource of resources) {
      try {
        for (const subject of lookUp(resource)) found.push({ resource, subject, path: ROOT })
      } catch (error) {
        this.#fail(first, error, resource, ROOT)
      }
    }
    yield* this.#show(kind, found)
  }

  #show(kind: keyof Subjects, shown: readonly Shown[]): Generator<undefined, void> {
    return this.#showTo(this.#pass.forSubject(kind), shown)
  }

  *#showTo(rules: readonly CheckRule[], shown: readonly Shown[]): Generator<undefined, void> {
    for (const rule of rules) {
      for (const each of shown) this.#call(rule, each, each.resource)
      this.#shown += shown.length
      if (this.#shown < STEP) continue
      this.#shown = 0
      yield
    }
  }

  #call(rule: CheckRule, { resource, subject, path }: Shown, of: Resource | undefined): void {
    this.#rule = rule
    this.#resource = resource
    this.#of = of
    this.#base = path
    try {
      rule.check(subject as never, this as never)
    } catch (error) {
      this.#fail(rule, error, resource, path)
    }
  }

  /** Whatever is wrong with a rule must not keep the others from speaking. */
  #fail(rule: CheckRule, error: unknown, resource: Resource, path: FieldPath): void {
    const what = error instanceof Error ? error.message : error
    this.#report(rule, resource, {
      path,
      message: `this rule failed here, which is a defect of the rule: ${what}`,
    })
  }
}

const ROOT: FieldPath = []

function itself(resource: Resource): Shown {
  return { resource, subject: resource, path: ROOT }
}

/** What rules call the kind of a resource. */
function kindOf({ builtIn, gvk: { kind, group } }: Resource): string {
  return builtIn ? kind : `${kind}.${group}`
}

function byKind(values: readonly Shown[]): ReadonlyMap<string, Shown[]> {
  const found = new Map<string, Shown[]>()
  for (const each of values) push(found, kindOf(each.resource), each)
  return found
}

/** The pod owner that the value of a resource of Kubernetes' own is. */
function workloadIn({ resource, subject }: Shown): readonly Shown<Workload>[] {
  const workload = resource.builtIn ? workloadOf(resource, subject) : undefined
  return workload === undefined ? [] : [{ resource, subject: workload, path: ROOT }]
}

function podIn({ resource, subject }: Shown<Workload>): readonly Shown<Pod>[] {
  const pod = podOf(subject)
  return pod === undefined ? [] : [{ resource, ...pod }]
}

function containersIn({ resource, ...pod }: Shown<Pod>): readonly Shown[] {
  return containersOf(pod).map((container) => ({ resource, ...container }))
}

/** A problem of a subject, with its paths made relative to the resource. */
function below(base: FieldPath, { path, at, related, ...rest }: Problem): Problem {
  return {
    ...rest,
    path: [...base, ...path],
    ...(at && { at: [...base, ...at] }),
    ...(related && {
      related: related.map((each) => (each.resource ? each : { ...each, path: [...base, ...(each.path ?? [])] })),
    }),
  }
}
