import { isAbsolute, posix } from 'node:path'
import type { Outside, Override, Preset, RuleSetting, UnitDefinition } from '../check.ts'
import { ignoredBy, ruleSettingsOf, unitsOf } from '../config/asked.ts'
import type { Config, Placed } from '../config/config.ts'
import type { Matcher } from '../config/globs.ts'
import { faultAt } from '../config/load.ts'
import { outsideOf } from '../config/outside.ts'
import { overridesOf } from '../config/overrides.ts'
import { dnsLabelFault } from '../kubernetes/names.ts'
import type { VersionRange } from '../model/version.ts'
import type { SchemaStore } from '../schema/types.ts'
import { slashes } from '../sources/files.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import { configsFor, startOf } from './configs.ts'
import type { Io } from './io.ts'
import { findRule } from './known-rules.ts'
import { chooseVersions } from './versions.ts'

/** What a run goes by: the options of the command line, and where they say nothing, the config file. */
export interface Settings {
  readonly config: Config | undefined
  readonly versions: VersionRange
  readonly preset: Preset | undefined
  readonly only: readonly string[] | undefined
  readonly skip: readonly string[] | undefined
  readonly rules: ReadonlyMap<string, RuleSetting> | undefined
  readonly overrides: readonly Override[] | undefined
  readonly namespace: string | undefined
  readonly units: readonly UnitDefinition[] | undefined
  readonly outside: Outside | undefined
  readonly crds: readonly string[]
  /** What the config says to leave out. */
  readonly excluded: Matcher | undefined
}

/** Reads the options and the config file that is nearest to the first path; throws UsageError or ConfigError for what is wrong in them. */
export async function readSettings(args: ParsedArgs, io: Io, store: SchemaStore): Promise<Settings> {
  return settingsFor(configsFor(args, io).at(startOf(args, io)), args, io, store)
}

/** The options of the command line together with a config file. */
export function settingsFor(config: Config | undefined, args: ParsedArgs, io: Io, store: SchemaStore): Settings {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const only = args.values.get('only')
  const skip = args.values.get('skip')
  for (const id of [...(only ?? []), ...(skip ?? [])]) findRule(id)
  const namespace = one('namespace')
  const fault = namespace === undefined ? undefined : dnsLabelFault(namespace)
  if (fault !== undefined) throw new UsageError(`\`--namespace\` "${namespace}" is no name of a namespace: it ${fault}`)
  return {
    config,
    versions: versionsOf(one('kubernetes-version'), config?.kubernetesVersion, store),
    preset: (one('preset') as Preset | undefined) ?? config?.preset?.value,
    only,
    skip,
    rules: config && ruleSettingsOf(config),
    overrides: config && overridesOf(config),
    namespace: namespace ?? config?.namespace?.value,
    units: config && unitsOf(config),
    outside: config && outsideOf({ closed: config.closed?.value, external: config.external.map(({ value }) => value) }),
    crds: [...(args.values.get('crds') ?? []), ...(config?.crds ?? []).map((path) => shownFrom(io, path))],
    excluded: config && ignoredBy(config),
  }
}

/** A path of a config file as it would be written on the command line; a package has its definitions beside its config file. */
function shownFrom(io: Io, { value, file }: Placed<string>): string {
  return isAbsolute(value) ? value : posix.relative(slashes(io.cwd), posix.join(file.folder, value)) || '.'
}

function versionsOf(given: string | undefined, written: Placed<string> | undefined, store: SchemaStore): VersionRange {
  if (given !== undefined || written === undefined) return chooseVersions(given, store)
  try {
    return chooseVersions(written.value, store)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw faultAt(written.file, written.path, error.message)
  }
}
