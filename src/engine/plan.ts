import { workloadShape } from '../kubernetes/workload.ts'
import { DEFAULT_PRESET, type Preset, presetsOf } from './presets.ts'
import type { ResourceRule, Rule, Subjects, UnitRule } from './rule.ts'
import { type Override, type RuleSetting, RuleSettings, severityOf } from './settings.ts'

/** A rule that has a check, of one resource or of a unit. */
export type CheckRule = Rule & (ResourceRule<any, any> | UnitRule<any, any>)

/** The rules of one pass, by what they look at. */
export class Pass {
  readonly settings: RuleSettings
  readonly #byKind = new Map<string, CheckRule[]>()
  readonly #bySubject: Readonly<Record<keyof Subjects, CheckRule[]>> = {
    resource: [],
    workload: [],
    pod: [],
    container: [],
    reference: [],
    selection: [],
    unit: [],
  }

  constructor(settings: RuleSettings) {
    this.settings = settings
  }

  /** There are no rules. */
  isEmpty = true

  /** The rules that prepare themselves for a unit. */
  readonly preparing: UnitRule<any, any>[] = []

  add(rule: CheckRule): void {
    this.isEmpty = false
    if (rule.unit && rule.prepare !== undefined) this.preparing.push(rule)
    for (const subject of Array.isArray(rule.on) ? rule.on : [rule.on]) {
      if (Object.hasOwn(this.#bySubject, subject)) this.#bySubject[subject as keyof Subjects].push(rule)
      else this.#byKind.set(subject, [...(this.#byKind.get(subject) ?? []), rule])
    }
  }

  forKind(kind: string): readonly CheckRule[] {
    return this.#byKind.get(kind) ?? NONE
  }

  forSubject(subject: keyof Subjects): readonly CheckRule[] {
    return this.#bySubject[subject]
  }

  /** Whether any rule is given the value of a resource of this kind; a rule about all resources asks for what it needs. */
  wantsValue(kind: string): boolean {
    const { workload, pod, container } = this.#bySubject
    if (this.#byKind.has(kind)) return true
    return workload.length + pod.length + container.length > 0 && workloadShape(kind) !== undefined
  }
}

const NONE: readonly CheckRule[] = []

/** The rules of a run: one pass over each resource by itself, one when all resources of a unit are known. */
export interface Plan {
  /** The ids of all rules, chosen or not. */
  readonly known: ReadonlySet<string>
  /** Every active rule by id, those of earlier stages too. */
  readonly rules: ReadonlyMap<string, Rule>
  readonly settings: RuleSettings
  readonly single: Pass
  readonly unit: Pass
}

/** What is asked for: a preset, and ids that narrow it. */
export interface Choice {
  /** By default what is recommended. */
  readonly preset?: Preset
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Rules by id: `off` leaves one out, a severity runs it whatever the preset and is what its findings weigh. `only` and `skip` count more. */
  readonly settings?: ReadonlyMap<string, RuleSetting>
  /** Other settings for some files or resources; of several for the same the last counts. `only` and `skip` choose among the rules that they turn on. */
  readonly overrides?: readonly Override[]
}

/** The rules that a choice makes active; a rule that is named in `only` runs whatever the preset. */
export function planRules(rules: readonly Rule[], choice: Choice): Plan {
  const settings = new RuleSettings(choice.overrides)
  const plan = {
    known: new Set(rules.map(({ id }) => id)),
    rules: new Map<string, Rule>(),
    settings,
    single: new Pass(settings),
    unit: new Pass(settings),
  }
  for (const rule of rules) {
    const isAsked = isChosen(rule, choice)
    if (!isAsked && !(isAllowed(rule, choice) && settings.isAskedSomewhere(rule.id))) continue
    plan.rules.set(rule.id, rule)
    const setting = choice.settings?.get(rule.id)
    const severity = severityOf(setting)
    settings.set(rule, isAsked ? (severity === 'off' ? undefined : severity) : 'off', setting)
    if ('check' in rule) (rule.unit ? plan.unit : plan.single).add(rule as CheckRule)
  }
  return plan
}

/** Whether neither `only` nor `skip` leaves a rule out. */
function isAllowed({ id }: Rule, { only = [], skip = [] }: Choice): boolean {
  return !skip.includes(id) && (only.length === 0 || only.includes(id))
}

function isChosen(rule: Rule, choice: Choice): boolean {
  const { preset = DEFAULT_PRESET, only = [], settings } = choice
  if (!isAllowed(rule, choice)) return false
  if (only.length > 0) return true
  const severity = severityOf(settings?.get(rule.id))
  return severity === undefined ? presetsOf(rule).includes(preset) : severity !== 'off'
}
