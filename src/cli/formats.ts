import { resolve } from 'node:path'
import { type ParsedArgs, UsageError } from './args.ts'
import type { Io } from './io.ts'
import { outputFile } from './output.ts'

/** The formats of a report; those behind `json` are for services. */
export const FORMATS = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'junit',
  'checkstyle',
  'gitlab',
  'github',
  'markdown',
] as const

export type Format = (typeof FORMATS)[number]

/** A format with the place that it goes to. */
export interface Target {
  readonly format: Format
  /** Undefined for standard output. */
  readonly file: string | undefined
  /** Nobody asked for it: where it cannot be written, the run goes on. */
  readonly isNative?: boolean
}

/** What a command writes where; throws UsageError where two formats have one place, or the options contradict each other. */
export function readTargets(args: ParsedArgs, io: Io): readonly Target[] {
  const given = (args.values.get('format') ?? []).map(readTarget)
  const output = outputFile(args)
  if (output === undefined)
    return withoutClash(given.length === 0 ? [{ format: 'pretty', file: undefined }] : given, io)
  const [only, ...more] = given
  if (more.length > 0)
    throw new UsageError(
      `\`--output\` is the file of one format, not of ${given.length}: write \`--format ${only!.format}=${only!.file ?? output}\``,
    )
  if (only?.file !== undefined)
    throw new UsageError(
      `\`--output ${output}\` and \`--format ${only.format}=${only.file}\` name two files for one format`,
    )
  return [{ format: only?.format ?? 'pretty', file: output }]
}

function readTarget(value: string): Target {
  const [format, ...rest] = value.split('=') as [Format, ...string[]]
  if (rest.length === 0) return { format, file: undefined }
  const file = rest.join('=')
  if (file === '') throw new UsageError(`\`--format ${format}=\` must be followed by a file`)
  return { format, file: file === '-' ? undefined : file }
}

/** The formats in the order that they are written in: commands for GitHub Actions may stand behind a report for people, all others need a place of their own. */
function withoutClash(targets: readonly Target[], io: Io): readonly Target[] {
  const commands = targets.filter(isCommands)
  const reports = targets.filter((target) => !isCommands(target))
  const shown = reports.find(({ file }) => file === undefined)
  const taken = new Map<string, Format>()
  for (const { format, file } of shown && FOR_PEOPLE.has(shown.format) ? reports : targets) {
    const place = file === undefined ? '' : resolve(io.cwd, file)
    const other = taken.get(place)
    if (other !== undefined) throw new UsageError(clash(other, format, file))
    taken.set(place, format)
  }
  return [...reports, ...commands.slice(0, 1)]
}

function isCommands({ format, file }: Target): boolean {
  return format === 'github' && file === undefined
}

/** Formats that people read in a terminal or a log. */
export const FOR_PEOPLE: ReadonlySet<Format> = new Set<Format>(['pretty', 'compact'])

function clash(one: Format, other: Format, file: string | undefined): string {
  const both = `the formats ${one} and ${other} cannot both go to`
  return file === undefined
    ? `${both} standard output: write one to a file, such as \`--format ${one}=<file>\``
    : `${both} "${file}"`
}

/** What a check writes in a CI service that has a format of its own, where the options name none; undefined elsewhere. */
export function nativeTargets(args: ParsedArgs, { env, cwd }: Io): readonly Target[] | undefined {
  if (args.values.has('format') || outputFile(args) !== undefined) return undefined
  const pretty: Target = { format: 'pretty', file: undefined }
  if (env.GITHUB_ACTIONS === 'true') return [pretty, { format: 'github', file: undefined }]
  if (env.GITLAB_CI !== 'true') return undefined
  return [pretty, { format: 'gitlab', file: resolve(gitlabFolder(env, cwd), CODE_QUALITY), isNative: true }]
}

/** The name under which GitLab's own documentation and templates expect the report. */
const CODE_QUALITY = 'gl-code-quality-report.json'

/** Artifacts of GitLab are named from the folder of the project. */
function gitlabFolder({ CI_PROJECT_DIR }: Io['env'], cwd: string): string {
  if (!CI_PROJECT_DIR) return cwd
  const top = resolve(CI_PROJECT_DIR)
  return `${cwd}/`.startsWith(`${top}/`) ? top : cwd
}
