import type { Problem } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import { referencesIn } from '../workspace/references/resolve.ts'
import { judgedSelectionsOf } from '../workspace/selections/read.ts'
import type { Unit } from '../workspace/unit.ts'
import type { CheckRule, Pass } from './plan.ts'
import type { Rule } from './rule.ts'
import { containersOf, podOf, workloadOf } from './subjects.ts'

/** Takes a problem of a rule; its path is relative to the resource. */
export type Report = (rule: Rule, resource: Resource, problem: Problem) => void

/** Runs the rules about a unit as a whole, then those about each of its resources among the others: in steps, which are a rule, a resource or a look at some of them each. */
export function* unitRuleSteps(
  pass: Pass,
  unit: Unit,
  versions: VersionRange,
  report: Report,
): Generator<undefined, void> {
  const runner = new RuleRunner(pass, versions, report, unit)
  if (pass.forSubject('reference').length > 0) yield* withoutFault(referencesIn(unit).prepare())
  for (const rule of pass.preparing) yield* withoutFault(rule.prepare!(unit))
  yield* runner.unitSteps(unit)
  for (const resource of unit.resources) {
    runner.run(resource)
    yield
  }
}

/** Looks something up in steps. Should that fail, whoever asks for it is told. */
function* withoutFault(steps: Iterable<unknown>): Generator<undefined, void> {
  try {
    for (const _ of steps) yield
  } catch {}
}

/** Runs the rules of a pass over one resource after the other. It is itself what each rule gets as its context, so that nothing is made for each of them. */
export class RuleRunner {
  readonly versions: VersionRange
  readonly unit: Unit | undefined
  readonly #pass: Pass
  readonly #report: Report
  #resource: Resource | undefined
  /** The resource that the subject is in; undefined for a unit as a whole. */
  #of: Resource | undefined
  #base: FieldPath = ROOT
  #rule: CheckRule | undefined

  /** With a unit the rules are those that also look at the neighbours of a resource. */
  constructor(pass: Pass, versions: VersionRange, report: Report, unit?: Unit) {
    this.#pass = pass
    this.versions = versions
    this.#report = report
    this.unit = unit
  }

  get resource(): Resource {
    return this.#resource!
  }

  get options(): unknown {
    return this.#pass.settings.optionsFor(this.#rule!, this.#of)
  }

  readonly report = (problem: Problem & { readonly resource?: Resource }): void => {
    const target = problem.resource ?? this.resource
    const isOwn = target === this.resource && this.#base.length > 0
    this.#report(this.#rule!, target, isOwn ? below(this.#base, problem) : problem)
  }

  /** Shows a resource, and what is in it, to the rules that look at such. */
  run(resource: Resource): void {
    const pass = this.#pass
    const { kind } = resource
    this.#resource = this.#of = resource
    this.#show(pass.forSubject('resource'), resource, ROOT)
    if (this.unit !== undefined) this.#runAmong(this.unit, resource)
    if (!resource.builtIn) this.#runCustom(resource)
    else if (pass.wantsValue(kind)) this.#runBuiltIn(resource)
  }

  /** Shows what a resource names and selects among its neighbours. */
  #runAmong(unit: Unit, resource: Resource): void {
    this.#showAll(this.#pass.forSubject('reference'), () => referencesIn(unit).openOf(resource))
    this.#showAll(this.#pass.forSubject('selection'), () => judgedSelectionsOf(resource))
  }

  #runBuiltIn(resource: Resource): void {
    const pass = this.#pass
    const object = resource.value
    this.#show(pass.forKind(resource.kind), object, ROOT)
    const workload = workloadOf(resource, object)
    if (workload === undefined) return
    this.#show(pass.forSubject('workload'), workload, ROOT)
    const pod = podOf(workload)
    if (pod === undefined) return
    this.#show(pass.forSubject('pod'), pod.subject, pod.path)
    const rules = pass.forSubject('container')
    if (rules.length > 0) for (const { subject, path } of containersOf(pod)) this.#show(rules, subject, path)
  }

  #runCustom(resource: Resource): void {
    const { kind, group } = resource.gvk
    const rules = this.#pass.forKind(`${kind}.${group}`)
    if (rules.length > 0) this.#show(rules, resource.value, ROOT)
  }

  /** Shows a unit to the rules about one as a whole, one after the other; they speak about its first resource where they name none. */
  *unitSteps(unit: Unit): Generator<undefined, void> {
    this.#resource = unit.resources[0]
    this.#of = undefined
    if (this.#resource === undefined) return
    for (const rule of this.#pass.forSubject('unit')) {
      this.#show([rule], unit, ROOT)
      yield
    }
  }

  /** Shows each of what is looked up for some rules, where there are any. */
  #showAll(rules: readonly CheckRule[], lookUp: () => readonly unknown[]): void {
    const [first] = rules
    if (first === undefined) return
    let found: readonly unknown[] = []
    try {
      found = lookUp()
    } catch (error) {
      this.#fail(first, error, ROOT)
    }
    for (const each of found) this.#show(rules, each, ROOT)
  }

  #show(rules: readonly CheckRule[], subject: unknown, base: FieldPath): void {
    this.#base = base
    for (const rule of rules) {
      this.#rule = rule
      try {
        rule.check(subject as never, this as never)
      } catch (error) {
        this.#fail(rule, error, base)
      }
    }
  }

  /** Whatever is wrong with a rule must not keep the others from speaking. */
  #fail(rule: CheckRule, error: unknown, path: FieldPath): void {
    const what = error instanceof Error ? error.message : error
    this.#report(rule, this.resource, {
      path,
      message: `this rule failed here, which is a defect of the rule: ${what}`,
    })
  }
}

const ROOT: FieldPath = []

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
