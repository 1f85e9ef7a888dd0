import type { ConfigValue } from '../config/config.ts'
import type { Preset } from '../engine/presets.ts'
import type { RuleDefinition } from '../engine/rule.ts'
import type { SchemaStore } from '../schema/types.ts'
import { nearest } from '../text/nearest.ts'

/** A manifest in memory. */
export interface InputFile {
  /** What it is called in the report: relative or absolute. Folders in it tell units apart, as they do on disk. */
  readonly path: string
  /** Its text or bytes, or what gives them when they are needed. */
  readonly text: string | Uint8Array | (() => string | Uint8Array)
  /**
   * What it is there for. `check` (default): it is checked. `context`: others may refer to what is in it, nothing in it is reported.
   * `definitions`: its CustomResourceDefinitions describe the resources of others, nothing in it is reported.
   */
  readonly use?: 'check' | 'context' | 'definitions'
}

/** What is to be checked, and against what. */
export interface CheckInput {
  /** All manifests that belong together; they are judged among each other. */
  readonly files: Iterable<InputFile>
  /** `1.31`, a range such as `1.29-1.31`, or `latest`. It counts more than the config, as `preset` and `namespace` do. */
  readonly kubernetesVersion?: string
  readonly preset?: Preset
  /** The namespace of resources that write none. */
  readonly namespace?: string
  /** Only the rules with these ids. */
  readonly only?: readonly string[]
  /** All rules but those with these ids. */
  readonly skip?: readonly string[]
  /** What a config file would say: its text or its value. Paths and globs in it start where the paths of the files do. */
  readonly config?: string | ConfigValue
  /** Rules of your own by id, beside those of supercargo. */
  readonly customRules?: Readonly<Record<string, RuleDefinition>>
  /** Files of the project are missing, so that names that are not there and suppressions without use say nothing. */
  readonly partial?: boolean
  /** Whether suppressions count; by default they do. */
  readonly suppress?: boolean
  /** The day as 2027-01-31, for suppressions that expire; without it none does. */
  readonly today?: string
  /** Schemas of your own reading (`openStore`); by default those of the package, which are read at the first check. */
  readonly schemas?: SchemaStore
}

/** What was asked for cannot be done: an option that is unknown or wrong. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

/** Throws OptionError for a name that is not among those known, with the nearest. */
export function refuseUnknown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  const meant = nearest(name, known)
  throw new OptionError(`unknown ${what} "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`)
}
