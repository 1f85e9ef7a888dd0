import type { Problem } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import type { Unit } from '../workspace/unit.ts'
import type { CheckRule, Pass } from './plan.ts'
import type { Rule } from './rule.ts'
import type { RuleSettings } from './settings.ts'
import { containersOf, podOf, workloadOf } from './subjects.ts'

/** Takes a problem of a rule; its path is relative to the resource. */
export type Report = (rule: Rule, resource: Resource, problem: Problem) => void

/** Runs the rules that look at one resource by itself, and with a unit those that also look at its neighbours. */
export function runRules(pass: Pass, resource: Resource, versions: VersionRange, report: Report, unit?: Unit): void {
  const { kind } = resource
  if (!pass.wants(kind)) return
  const run = (rules: readonly CheckRule[], subject: unknown, base: FieldPath) =>
    runEach(rules, subject, base, { resource, of: resource, versions, report, unit, settings: pass.settings })
  run(pass.forSubject('resource'), resource, [])
  if (!resource.builtIn || !pass.wantsValue(kind)) return
  const object = resource.value
  run(pass.forKind(kind), object, [])
  const workload = workloadOf(resource, object)
  if (workload === undefined) return
  run(pass.forSubject('workload'), workload, [])
  const pod = podOf(workload)
  if (pod === undefined) return
  run(pass.forSubject('pod'), pod.subject, pod.path)
  const containerRules = pass.forSubject('container')
  if (containerRules.length > 0) for (const { subject, path } of containersOf(pod)) run(containerRules, subject, path)
}

/** Runs the rules about a unit as a whole, then those about each of its resources among the others. */
export function runUnitRules(pass: Pass, unit: Unit, versions: VersionRange, report: Report): void {
  const first = unit.resources[0]
  if (first !== undefined) {
    const { settings } = pass
    runEach(pass.forSubject('unit'), unit, [], { resource: first, of: undefined, versions, report, unit, settings })
  }
  for (const resource of unit.resources) runRules(pass, resource, versions, report, unit)
}

/** What rules are shown a subject with. */
interface Surroundings {
  readonly resource: Resource
  /** The resource that the subject is in; undefined for a unit as a whole. */
  readonly of: Resource | undefined
  readonly versions: VersionRange
  readonly report: Report
  readonly unit: Unit | undefined
  readonly settings: RuleSettings
}

/** Shows a subject to each of the rules, which all get the same context. */
function runEach(
  rules: readonly CheckRule[],
  subject: unknown,
  base: FieldPath,
  { resource, of, versions, report, unit, settings }: Surroundings,
): void {
  let current: CheckRule
  const take = (problem: Problem & { resource?: Resource }) => {
    const elsewhere = problem.resource !== undefined && problem.resource !== resource
    const target = problem.resource ?? resource
    report(current, target, elsewhere || base.length === 0 ? problem : below(base, problem))
  }
  const context = {
    resource,
    versions,
    unit,
    report: take,
    get options() {
      return settings.optionsFor(current, of)
    },
  } as never
  for (const rule of rules) {
    current = rule
    try {
      rule.check(subject as never, context)
    } catch (error) {
      report(rule, resource, {
        path: base,
        message: `this rule failed here, which is a defect of the rule: ${error instanceof Error ? error.message : error}`,
      })
    }
  }
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
