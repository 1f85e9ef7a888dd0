import { readFileSync } from 'node:fs'
import { isAbsolute, join, posix, resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import type { Outside, Preset, RuleSetting, UnitDefinition } from '../check.ts'
import { ConfigError, type ConfigFile } from '../config/config.ts'
import { findConfig } from '../config/find.ts'
import { type Matcher, matchIgnored, matchPaths } from '../config/globs.ts'
import { outsideOf } from '../config/outside.ts'
import { dnsLabelFault } from '../kubernetes/names.ts'
import type { VersionRange } from '../model/version.ts'
import type { SchemaStore } from '../schema/types.ts'
import { readText } from '../sources/read.ts'
import { SourceError } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import { ROOT } from './installation.ts'
import type { Io } from './io.ts'
import { findRule } from './known-rules.ts'
import { chooseVersions } from './versions.ts'

/** What a run goes by: the options of the command line, and where they say nothing, the config file. */
export interface Settings {
  readonly config: ConfigFile | undefined
  readonly versions: VersionRange
  readonly preset: Preset | undefined
  readonly only: readonly string[] | undefined
  readonly skip: readonly string[] | undefined
  readonly rules: ReadonlyMap<string, RuleSetting> | undefined
  readonly namespace: string | undefined
  readonly units: readonly UnitDefinition[] | undefined
  readonly outside: Outside | undefined
  readonly crds: readonly string[]
  /** What the config says to leave out. */
  readonly excluded: Matcher | undefined
}

/** Reads the options and the config file that is nearest to the first path; throws UsageError or ConfigError for what is wrong in them. */
export async function readSettings(args: ParsedArgs, io: Io, store: SchemaStore): Promise<Settings> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const only = args.values.get('only')
  const skip = args.values.get('skip')
  for (const id of [...(only ?? []), ...(skip ?? [])]) findRule(id)
  const namespace = one('namespace')
  const fault = namespace === undefined ? undefined : dnsLabelFault(namespace)
  if (fault !== undefined) throw new UsageError(`\`--namespace\` "${namespace}" is no name of a namespace: it ${fault}`)
  const config = await findConfigFile(args, io)
  return {
    config,
    versions: versionsOf(one('kubernetes-version'), config, store),
    preset: (one('preset') as Preset | undefined) ?? config?.preset,
    only,
    skip,
    rules: config?.rules,
    namespace: namespace ?? config?.namespace,
    units: config?.units.map(({ name, paths }) => ({ name, holds: matchPaths(config.folder, paths) })),
    outside: config && outsideOf(config),
    crds: [...(args.values.get('crds') ?? []), ...(config?.crds ?? []).map((path) => shownFrom(io, config!, path))],
    excluded: config && config.ignore.length > 0 ? matchIgnored(config.folder, config.ignore) : undefined,
  }
}

/** A path of the config file as it would be written on the command line. */
function shownFrom(io: Io, { folder }: ConfigFile, path: string): string {
  return isAbsolute(path) ? path : posix.relative(slashes(io.cwd), posix.join(folder, path)) || '.'
}

function versionsOf(given: string | undefined, config: ConfigFile | undefined, store: SchemaStore): VersionRange {
  const written = config?.kubernetesVersion
  if (given !== undefined || written === undefined) return chooseVersions(given, store)
  try {
    return chooseVersions(written, store)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new ConfigError(`${printable(config!.path)}:${config!.lineOf(['kubernetesVersion'])}:1: ${error.message}`)
  }
}

async function findConfigFile(args: ParsedArgs, io: Io): Promise<ConfigFile | undefined> {
  if (args.flags.get('config') === false) return undefined
  const named = args.values.get('config')?.at(-1)
  const path = named ?? findConfig(startOf(args, io)).config
  if (path === undefined) return undefined
  const absolute = slashes(resolve(io.cwd, path))
  const { loadConfig } = await import('../config/load.ts')
  return loadConfig(readConfig(absolute, path), {
    path: named ?? (posix.relative(slashes(io.cwd), absolute) || absolute),
    folder: posix.dirname(absolute),
    schema: JSON.parse(readFileSync(join(ROOT, 'docs', 'config.schema.json'), 'utf8')),
    rules: rules.map(({ id }) => id),
  })
}

function readConfig(absolute: string, path: string): string {
  try {
    return readText(absolute)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new ConfigError(`cannot read the config "${printable(path)}": ${error.message}`)
  }
}

/** Where the search for a config file begins: at the first path, be it a file, a folder or a glob. */
export function startOf(args: ParsedArgs, { cwd }: Io): string {
  const first = args.positionals[0] ?? args.values.get('filename')?.[0] ?? '.'
  return slashes(resolve(cwd, first === '-' ? (args.values.get('stdin-filename')?.at(-1) ?? '.') : first))
}

/** A path with forward slashes. */
export function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
