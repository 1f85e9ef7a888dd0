import { workloadShape } from '../kubernetes/workload.ts'
import type { Severity } from '../model/finding.ts'
import { DEFAULT_PRESET, type Preset, presetsOf } from './presets.ts'
import type { ResourceRule, Rule, Subjects, UnitRule } from './rule.ts'

/** A rule that has a check, of one resource or of a unit. */
export type CheckRule = Rule & (ResourceRule<any> | UnitRule<any>)

/** The rules of one pass, by what they look at. */
export class Pass {
  readonly #byKind = new Map<string, CheckRule[]>()
  readonly #bySubject: Readonly<Record<keyof Subjects, CheckRule[]>> = {
    resource: [],
    workload: [],
    pod: [],
    container: [],
    unit: [],
  }

  add(rule: CheckRule): void {
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

  /** Whether any rule wants to see a resource of this kind. */
  wants(kind: string): boolean {
    return this.#bySubject.resource.length > 0 || this.wantsValue(kind)
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
  /** What findings of a rule weigh, where that was asked for. */
  readonly severities: ReadonlyMap<string, Severity>
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
}

/** What becomes of a rule. */
export type RuleSetting = 'off' | Severity

/** The rules that a choice makes active; a rule that is named in `only` runs whatever the preset. */
export function planRules(rules: readonly Rule[], choice: Choice): Plan {
  const plan = {
    known: new Set(rules.map(({ id }) => id)),
    rules: new Map<string, Rule>(),
    severities: new Map<string, Severity>(),
    single: new Pass(),
    unit: new Pass(),
  }
  for (const rule of rules) {
    if (!isChosen(rule, choice)) continue
    plan.rules.set(rule.id, rule)
    const setting = choice.settings?.get(rule.id)
    if (setting !== undefined && setting !== 'off') plan.severities.set(rule.id, setting)
    if ('check' in rule) (rule.unit ? plan.unit : plan.single).add(rule as CheckRule)
  }
  return plan
}

function isChosen(rule: Rule, { preset = DEFAULT_PRESET, only, skip, settings }: Choice): boolean {
  if (skip?.includes(rule.id)) return false
  if (only !== undefined && only.length > 0) return only.includes(rule.id)
  const setting = settings?.get(rule.id)
  return setting === undefined ? presetsOf(rule).includes(preset) : setting !== 'off'
}
