import { DEFAULT_PRESET } from '../../engine/presets.ts'
import { formatVersions } from '../../model/version.ts'
import { printable } from '../../text/width.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import type { Io } from '../io.ts'
import { readSettings, type Settings } from '../settings.ts'
import { loadStore } from '../store.ts'

/** One line of what is printed, with the place that its value comes from. */
interface Line {
  readonly text: string
  readonly from?: string
}

const OPTION = 'command line'
const DEFAULT = 'default'

/** The command `config`: what a check of a path goes by, as a config file, and where each value comes from. */
export async function runConfig(args: ParsedArgs, io: Io): Promise<number> {
  if (args.positionals.length > 1) throw new UsageError('`config` takes one path')
  const settings = await readSettings(args, io, loadStore())
  const lines = linesOf(settings, args)
  const width = Math.max(...lines.map(({ text, from }) => (from === undefined ? 0 : text.length))) + 2
  for (const { text, from } of lines)
    io.stdout.write(from === undefined ? `${text}\n` : `${text.padEnd(width)}# ${printable(from)}\n`)
  return EXIT.clean
}

function linesOf(settings: Settings, args: ParsedArgs): Line[] {
  const { config, versions, preset = DEFAULT_PRESET, namespace } = settings
  const at = (path: readonly (string | number)[]) => `${config!.path}:${config!.lineOf(path)}`
  const one = (key: 'kubernetesVersion' | 'preset' | 'namespace', option: string, value: string): Line => ({
    text: `${key}: ${quote(value)}`,
    from: args.values.has(option) ? OPTION : config?.[key] === undefined ? DEFAULT : at([key]),
  })
  const list = (key: 'ignore' | 'external' | 'crds', given: readonly string[] = []): Line[] => {
    const written = (config?.[key] ?? []).map((each, index) => ({ text: `  - ${flow(each)}`, from: at([key, index]) }))
    return headed(key, [...given.map((each) => ({ text: `  - ${quote(each)}`, from: OPTION })), ...written])
  }
  const units = (config?.units ?? []).flatMap(({ name, paths }, index) => [
    { text: `  - name: ${quote(name)}`, from: at(['units', index]) },
    { text: '    paths:' },
    ...paths.map((path, step) => ({ text: `      - ${quote(path)}`, from: at(['units', index, 'paths', step]) })),
  ])
  return [
    one('kubernetesVersion', 'kubernetes-version', formatVersions(versions)),
    one('preset', 'preset', preset),
    ...headed('rules', ruleLines(settings, at)),
    ...(namespace === undefined ? [] : [one('namespace', 'namespace', namespace)]),
    ...list('ignore'),
    ...headed('units', units),
    ...list('external'),
    { text: `closed: ${config?.closed ?? false}`, from: config?.closed === undefined ? DEFAULT : at(['closed']) },
    ...list('crds', args.values.get('crds')),
  ]
}

/** The rules that are set one by one: by the config, or left out by `--skip`. */
function ruleLines({ rules, skip = [] }: Settings, at: (path: readonly string[]) => string): Line[] {
  const written = [...(rules ?? [])].filter(([id]) => !skip.includes(id))
  return [
    ...skip.map((id) => ({ text: `  ${id}: off`, from: OPTION })),
    ...written.map(([id, setting]) => ({ text: `  ${id}: ${setting}`, from: at(['rules', id]) })),
  ].sort((a, b) => (a.text < b.text ? -1 : 1))
}

function headed(key: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [{ text: `${key}:` }, ...lines]
}

function flow(value: object | string): string {
  if (typeof value === 'string') return quote(value)
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${key}: ${quote(each)}`)
    .join(', ')} }`
}

/** A text as YAML takes it: plain where that is safe. */
function quote(text: string): string {
  return /^[a-zA-Z./][\w./-]*$/.test(text) && !/^(?:true|false|null|y|n|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
