import { ignoredBy, ruleSettingsOf, unitsOf } from '../config/asked.ts'
import type { Config } from '../config/config.ts'
import type { Matcher } from '../config/globs.ts'
import { outsideOf } from '../config/outside.ts'
import { overridesOf } from '../config/overrides.ts'
import { suppressionsOf } from '../config/suppress.ts'
import type { Rule } from '../engine/rule.ts'
import type { Foreign } from '../engine/suppress/foreign.ts'
import type { ProjectOptions } from './project.ts'

/** What a config says, as options of a project. */
export interface Asked extends Partial<ProjectOptions> {
  /** What it says to ignore. */
  readonly ignored?: Matcher
}

/** What says how a config counts. */
export interface AskOptions {
  readonly rules: readonly Rule[]
  /** Manifests of the project are missing. */
  readonly isPartial: boolean
  /** Whether all files of a folder are checked; by default they are, unless some are missing. */
  readonly isChecked?: (folder: string) => boolean
  /** As 2027-01-31. */
  readonly today?: string
  /** Nothing is suppressed. */
  readonly isOff?: boolean
  /** Reads what is written to suppress findings of other programs, where the config says so. */
  readonly foreign: Foreign
}

/** What a config asks for, together with what says how it counts; throws ConfigError for suppressions of rules that there are not. */
export function askedBy(config: Config, options: AskOptions): Asked {
  const { rules, isPartial, isChecked = () => !isPartial, today, isOff = false, foreign } = options
  const known = new Set(rules.map(({ id }) => id))
  return {
    preset: config.preset?.value,
    namespace: config.namespace?.value,
    settings: ruleSettingsOf(config),
    overrides: overridesOf(config),
    units: unitsOf(config),
    outside: outsideOf({
      closed: config.closed?.value === true && !isPartial,
      external: config.external.map(({ value }) => value),
    }),
    suppress: {
      today,
      given: suppressionsOf(config, { known, isChecked }),
      foreign: config.compat?.value ? foreign : undefined,
      isPartial,
      isOff,
    },
    ignored: ignoredBy(config),
  }
}
