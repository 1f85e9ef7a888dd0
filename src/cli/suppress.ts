import { isAbsolute, parse, posix } from 'node:path'
import { matchPaths } from '../config/globs.ts'
import type { GivenSuppression } from '../engine/suppress/suppression.ts'
import { ABOUT_SUPPRESSIONS, type SuppressOptions } from '../engine/suppress/suppressions.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import type { Io } from './io.ts'
import { findRule } from './known-rules.ts'

/** What the command line says to suppress, and which day it is; throws UsageError for what is no `rule:glob`. */
export function readSuppress(args: ParsedArgs, io: Io): SuppressOptions {
  return {
    today: io.today(),
    given: (args.values.get('suppress') ?? []).map((text) => readOption(text, io)),
    isOff: args.flags.get('suppress') === false,
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

function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
