import type { Severity } from '../model/finding.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { push } from '../workspace/maps.ts'
import type { RuleOptions } from './options.ts'
import type { Rule } from './rule.ts'

/** What becomes of a rule: `off`, what its findings weigh, or that together with values of its options: `{severity: 'warning', limit: 3}`. */
export type RuleSetting =
  | 'off'
  | Severity
  | { readonly severity?: 'off' | Severity; readonly [option: string]: unknown }

/** Settings that hold for some files, or for some resources, and there count more than those of the run. */
export interface Override {
  /** Whether it is about what is in a file, by its place. */
  holdsIn(place: string): boolean
  /** Whether it is about a resource in such a file; absent where it is about everything in it, also what is no resource. */
  holdsFor?(resource: Resource): boolean
  readonly settings: ReadonlyMap<string, RuleSetting>
}

/** What a setting says of the severity; undefined where it only has options. */
export function severityOf(setting: RuleSetting | undefined): 'off' | Severity | undefined {
  return typeof setting === 'object' ? setting.severity : setting
}

/** An override of one rule. */
interface RuleOverride {
  readonly override: Override
  readonly setting: RuleSetting
}

/** What the rules of a run weigh and what their options are, in all and where overrides hold. */
export class RuleSettings {
  readonly #base = new Map<string, 'off' | Severity>()
  readonly #options = new Map<string, Readonly<Record<string, unknown>>>()
  readonly #overrides = new Map<string, RuleOverride[]>()

  constructor(overrides: readonly Override[] = []) {
    for (const override of overrides)
      for (const [id, setting] of override.settings) push(this.#overrides, id, { override, setting })
  }

  /** Takes in what is said of a rule for the whole run. */
  set(rule: Rule, severity: 'off' | Severity | undefined, setting: RuleSetting | undefined): void {
    if (severity !== undefined) this.#base.set(rule.id, severity)
    this.#options.set(rule.id, valuesOf(setting, defaultsOf(optionsOf(rule))))
  }

  /** Whether some override gives a rule a severity, so that it has to run. */
  isAskedSomewhere(id: string): boolean {
    return (this.#overrides.get(id) ?? []).some(({ setting }) => ![undefined, 'off'].includes(severityOf(setting)))
  }

  /** What a finding of a rule weighs that would weigh `severity`; undefined where the rule is off. */
  weigh(rule: Rule, severity: Severity, place: string, resource: Resource | undefined): Severity | undefined {
    let asked = this.#base.get(rule.id)
    for (const { override, setting } of this.#overrides.get(rule.id) ?? NONE)
      if (holds(override, place, resource)) asked = severityOf(setting) ?? asked
    return asked === 'off' ? undefined : (asked ?? severity)
  }

  /** The values of a rule's options where it looks at a resource, or without one at a whole unit. */
  optionsFor(rule: Rule, resource: Resource | undefined): Readonly<Record<string, unknown>> {
    const base = this.#options.get(rule.id) ?? {}
    const overrides = this.#overrides.get(rule.id)
    if (overrides === undefined || resource === undefined) return base
    const place = placeOf(resource)
    return overrides
      .filter(({ override }) => holds(override, place, resource))
      .reduce((values, { setting }) => valuesOf(setting, values), base)
  }
}

const NONE: readonly RuleOverride[] = []

function holds(override: Override, place: string, resource: Resource | undefined): boolean {
  if (!override.holdsIn(place)) return false
  if (override.holdsFor === undefined) return true
  return resource !== undefined && override.holdsFor(resource)
}

function optionsOf(rule: Rule): RuleOptions {
  return ('check' in rule && rule.options) || {}
}

function defaultsOf(options: RuleOptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]))
}

/** Values with those that a setting has instead. */
function valuesOf(
  setting: RuleSetting | undefined,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (typeof setting !== 'object') return values
  const { severity: _, ...options } = setting
  return { ...values, ...options }
}
