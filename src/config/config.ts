import type { Preset } from '../engine/presets.ts'
import type { RuleSetting } from '../engine/settings.ts'
import type { Position } from '../model/finding.ts'
import type { LineIndex } from '../text/lines.ts'

/** What a config file says, by the keys of docs/config.schema.json; what it does not mention is undefined. */
export interface ConfigValue {
  readonly extends?: string | readonly string[]
  readonly kubernetesVersion?: string
  readonly preset?: Preset
  readonly rules?: Readonly<Record<string, RuleSetting>>
  readonly overrides?: readonly OverrideConfig[]
  readonly suppress?: readonly SuppressConfig[]
  /** What is written to suppress findings of other programs is understood. */
  readonly compat?: boolean
  readonly ignore?: readonly string[]
  readonly namespace?: string
  readonly units?: readonly UnitConfig[]
  readonly external?: readonly ExternalConfig[]
  readonly closed?: boolean
  readonly crds?: readonly string[]
  /** The file with findings that are known. */
  readonly baseline?: string
}

/** A unit by name, with the globs of its files. */
export interface UnitConfig {
  readonly name: string
  readonly paths: readonly string[]
}

/** What lives elsewhere: a name of any kind, or a kind with all of its names, one of them, or those of a pattern. */
export type ExternalConfig =
  | string
  | {
      readonly kind: string
      readonly name?: string
      readonly pattern?: string
      readonly namespace?: string
    }

/** Other settings of rules for some files or resources. */
export interface OverrideConfig {
  readonly match: MatchConfig
  readonly rules: Readonly<Record<string, RuleSetting>>
}

/** What is meant: all that is given must hold, of a list one. In kinds, names, namespaces and values of labels `*` stands for any text. */
export interface MatchConfig {
  readonly paths?: readonly string[]
  readonly kind?: string | readonly string[]
  readonly namespace?: string | readonly string[]
  readonly name?: string | readonly string[]
  readonly labels?: Readonly<Record<string, string | readonly string[]>>
}

/** Findings that are accepted, and why. */
export interface SuppressConfig {
  readonly rules: string | readonly string[]
  readonly match?: MatchConfig
  /** Findings at this field and below it. */
  readonly field?: string
  readonly reason: string
  /** The last day that it holds, as 2027-01-31. */
  readonly until?: string
}

/** The steps to a key or item of a config file: `['rules', 'no-limits']`. */
export type ConfigPath = readonly (string | number)[]

/** A config file that was read. */
export interface ConfigFile {
  /** The file, as it is called in messages. */
  readonly path: string
  /** The folder that it lies in: absolute, with forward slashes. */
  readonly folder: string
  /** The folder that its globs start in: its own, but of a package the one of the file that extends it. */
  readonly base: string
  readonly value: ConfigValue
  readonly lines: LineIndex
  /** Where a key or item begins; 1-based. */
  positionOf(path: ConfigPath): Position
}

/** A value with the place that it is written at. */
export interface Placed<T> {
  readonly value: T
  readonly file: ConfigFile
  readonly path: ConfigPath
}

/** What is said of a rule: a severity and options, each by whichever file says it last. */
export interface PlacedSetting {
  readonly severity?: Placed<'off' | 'error' | 'warning' | 'info'>
  readonly options: ReadonlyMap<string, Placed<unknown>>
}

/** A config file together with all that it extends. */
export interface Config {
  /** The file itself. */
  readonly file: ConfigFile
  readonly kubernetesVersion?: Placed<string>
  readonly preset?: Placed<Preset>
  readonly namespace?: Placed<string>
  readonly closed?: Placed<boolean>
  readonly baseline?: Placed<string>
  readonly rules: ReadonlyMap<string, PlacedSetting>
  readonly overrides: readonly Placed<OverrideConfig>[]
  readonly suppress: readonly Placed<SuppressConfig>[]
  readonly compat?: Placed<boolean>
  readonly ignore: readonly Placed<string>[]
  readonly units: readonly Placed<UnitConfig>[]
  readonly external: readonly Placed<ExternalConfig>[]
  readonly crds: readonly Placed<string>[]
}

/** A config file that cannot be used; each line of the message is `file:line:column: what is wrong`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Where a value is written: `supercargo.yaml:4`. */
export function placeText({ file, path }: Placed<unknown>): string {
  return `${file.path}:${file.positionOf(path).line}`
}
