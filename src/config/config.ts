import type { Preset } from '../engine/presets.ts'
import type { RuleSetting } from '../engine/settings.ts'

/** What a config file says; what it does not mention is undefined or empty. */
export interface Config {
  readonly kubernetesVersion?: string
  readonly preset?: Preset
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly ignore: readonly string[]
  readonly namespace?: string
  readonly units: readonly UnitConfig[]
  readonly external: readonly ExternalConfig[]
  readonly closed?: boolean
  readonly crds: readonly string[]
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

/** A config file that was read. */
export interface ConfigFile extends Config {
  /** The file, as it is called in messages. */
  readonly path: string
  /** The folder that its paths and globs start in: absolute, with forward slashes. */
  readonly folder: string
  /** The line of a key or item: `['rules', 'no-limits']`. */
  lineOf(path: readonly (string | number)[]): number
}

/** A config file that cannot be used; each line of the message is `file:line:column: what is wrong`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
