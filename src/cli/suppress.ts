import { isAbsolute, parse, posix } from 'node:path'
import { rules } from '../../rules/index.ts'
import { matchPaths } from '../config/globs.ts'
import { suppressionsOf } from '../config/suppress.ts'
import type { Foreign } from '../engine/suppress/foreign.ts'
import { ABOUT_SUPPRESSIONS } from '../engine/suppress/rules.ts'
import type { GivenSuppression } from '../engine/suppress/suppression.ts'
import type { SuppressOptions } from '../engine/suppress/suppressions.ts'
import { slashes } from '../sources/files.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import type { Io } from './io.ts'
import { findRule } from './known-rules.ts'
import type { Project } from './projects.ts'

/** How all projects of a command line suppress findings. */
export interface Suppressing {
  readonly today: string
  readonly options: readonly GivenSuppression[]
  readonly isOff: boolean
  /** Whether what is written for other programs is understood; undefined: as the config says. */
  readonly isCompat: boolean | undefined
  /** Loaded where it is asked for. */
  readonly foreign: Foreign | undefined
}

/** What the command line says to suppress, and which day it is; throws UsageError for what is no `rule:glob`. */
export async function readSuppress(
  projects: readonly Pick<Project, 'settings'>[],
  args: ParsedArgs,
  io: Io,
): Promise<Suppressing> {
  const options = (args.values.get('suppress') ?? []).map((text) => readOption(text, io))
  const isCompat = args.flags.get('compat')
  const isAsked = isCompat ?? projects.some(({ settings }) => settings.config?.compat?.value)
  const foreign = isAsked ? (await import('./commands/rest.ts')).compat : undefined
  return { today: io.today(), options, isOff: args.flags.get('suppress') === false, isCompat, foreign }
}

/** What a project suppresses; throws ConfigError for what is wrong in its config. */
export function suppressFor(
  { settings: { config }, covered, isWhole }: Pick<Project, 'settings' | 'covered' | 'isWhole'>,
  { today, options, isOff, isCompat, foreign }: Suppressing,
): SuppressOptions {
  const isChecked = (folder: string) => covered.some((path) => folder === path || folder.startsWith(`${path}/`))
  const known = new Set(rules.map(({ id }) => id))
  return {
    today,
    given: config === undefined ? options : [...options, ...suppressionsOf(config, { known, isChecked })],
    foreign: (isCompat ?? config?.compat?.value) ? foreign : undefined,
    isPartial: !isWhole,
    isOff,
  }
}

function readOption(text: string, { cwd }: Io): GivenSuppression {
  const colon = text.indexOf(':')
  const glob = text.slice(colon + 1).trim()
  if (colon === -1 || glob === '' || glob.startsWith('!'))
    throw new UsageError(`\`--suppress\` must be a rule and a glob such as single-replica:dev/**, not "${text}"`)
  const { id } = findRule(text.slice(0, colon).trim())
  if (ABOUT_SUPPRESSIONS.includes(id)) throw new UsageError(`\`${id}\` cannot be suppressed; \`--skip\` turns it off`)
  return { rule: id, kind: 'option', isSure: false, holdsIn: matcherOf(slashes(cwd), slashes(glob)) }
}

/** A glob may start above the current folder, or at the top. */
function matcherOf(cwd: string, glob: string): (place: string) => boolean {
  if (isAbsolute(glob)) {
    const { root } = parse(glob)
    return matchPaths(slashes(root), [glob.slice(root.length)])
  }
  let folder = cwd
  let rest = glob
  for (; rest.startsWith('../'); rest = rest.slice('../'.length)) folder = posix.dirname(folder)
  return matchPaths(folder, [rest])
}
