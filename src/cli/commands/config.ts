import type { Config, MatchConfig, OverrideConfig, Placed, PlacedSetting, SuppressConfig } from '../../config/config.ts'
import { placeText } from '../../config/config.ts'
import { matchPaths } from '../../config/globs.ts'
import { DEFAULT_PRESET } from '../../engine/presets.ts'
import { formatVersions } from '../../model/version.ts'
import { kindOf } from '../../project/configs.ts'
import { printable } from '../../text/width.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import { startOf } from '../configs.ts'
import type { Io } from '../io.ts'
import { readSettings, type Settings } from '../settings.ts'
import { loadStore } from '../store.ts'

/** One line of what is printed, with the place that its value comes from. */
interface Line {
  readonly text: string
  readonly from?: string
}

/** A line of the settings of rules, by the rule and the option. */
interface RuleLine extends Line {
  readonly id: string
}

const OPTION = 'command line'
const DEFAULT = 'default'

/** The command `config`: what a check of a path goes by, as a config file, and where each value comes from. */
export async function runConfig(args: ParsedArgs, io: Io): Promise<number> {
  if (args.positionals.length > 1) throw new UsageError('`config` takes one path')
  const settings = await readSettings(args, io, loadStore())
  const place = startOf(args, io)
  const lines = linesOf(settings, kindOf(place) === 'folder' ? undefined : place, args)
  const width = Math.max(...lines.map(({ text, from }) => (from === undefined ? 0 : text.length))) + 2
  for (const { text, from } of lines)
    io.stdout.write(from === undefined ? `${text}\n` : `${text.padEnd(width)}# ${printable(from)}\n`)
  return EXIT.clean
}

function linesOf(settings: Settings, file: string | undefined, args: ParsedArgs): Line[] {
  const { config, versions, preset = DEFAULT_PRESET, namespace } = settings
  const one = (key: 'kubernetesVersion' | 'preset' | 'namespace', option: string, value: string): Line => ({
    text: `${key}: ${quote(value)}`,
    from: args.values.has(option) ? OPTION : sourceOf(config?.[key]),
  })
  const list = (key: 'ignore' | 'external' | 'crds', given: readonly string[] = []): Line[] => {
    const written = (config?.[key] ?? []).map((each) => ({ text: `  - ${flow(each.value)}`, from: placeText(each) }))
    return headed(key, [...given.map((each) => ({ text: `  - ${quote(each)}`, from: OPTION })), ...written])
  }
  const { rules, overrides } = file === undefined || config === undefined ? (config ?? NOTHING) : inFile(config, file)
  return [
    one('kubernetesVersion', 'kubernetes-version', formatVersions(versions)),
    one('preset', 'preset', preset),
    ...headed('rules', ruleLines(rules, settings.skip)),
    ...headed('overrides', overrides.flatMap(overrideLines)),
    ...headed('suppress', (config?.suppress ?? []).flatMap(suppressLines)),
    ...(namespace === undefined ? [] : [one('namespace', 'namespace', namespace)]),
    ...list('ignore'),
    ...headed('units', (config?.units ?? []).flatMap(unitLines)),
    ...list('external'),
    { text: `closed: ${config?.closed?.value ?? false}`, from: sourceOf(config?.closed) },
    ...(config?.baseline
      ? [{ text: `baseline: ${quote(config.baseline.value)}`, from: sourceOf(config.baseline) }]
      : []),
    ...(config?.compat ? [{ text: `compat: ${config.compat.value}`, from: sourceOf(config.compat) }] : []),
    ...list('crds', args.values.get('crds')),
  ]
}

const NOTHING: Pick<Config, 'rules' | 'overrides'> = { rules: new Map(), overrides: [] }

function sourceOf(placed: Placed<unknown> | undefined): string {
  return placed === undefined ? DEFAULT : placeText(placed)
}

/** What holds in one file: overrides that are about the whole file are part of `rules`, as far as none before them is about single resources. */
function inFile(config: Config, file: string): Pick<Config, 'rules' | 'overrides'> {
  const rules = new Map(config.rules)
  const overrides: Placed<OverrideConfig>[] = []
  for (const override of config.overrides) {
    const { match, rules: settings } = override.value
    const { paths, ...resources } = match
    if (paths !== undefined && !matchPaths(override.file.base, paths)(file)) continue
    const isWhole = Object.keys(resources).length === 0
    if (!isWhole || overrides.length > 0) overrides.push(override)
    else for (const id of Object.keys(settings)) rules.set(id, withOverride(rules.get(id), override, id))
  }
  return { rules, overrides }
}

function withOverride(before: PlacedSetting | undefined, override: Placed<OverrideConfig>, id: string): PlacedSetting {
  const setting = override.value.rules[id]!
  const { severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting
  const path = [...override.path, 'rules', id]
  const placed = Object.entries(options).map(
    ([name, value]) => [name, { ...override, value, path: [...path, name] }] as const,
  )
  return {
    severity: severity === undefined ? before?.severity : { ...override, value: severity, path },
    options: new Map([...(before?.options ?? []), ...placed]),
  }
}

/** The rules that are set one by one: by the config, or left out by `--skip`. */
function ruleLines(rules: Config['rules'], skip: readonly string[] = []): Line[] {
  const lines: RuleLine[] = skip.map((id) => ({ id, text: `  ${id}: off`, from: OPTION }))
  for (const [id, { severity, options }] of rules) {
    if (skip.includes(id)) continue
    const single = severity && { id, text: `  ${id}: ${severity.value}`, from: placeText(severity) }
    if (options.size === 0) lines.push(single!)
    else {
      lines.push({ id, text: `  ${id}:` })
      if (severity) lines.push({ id, text: `    severity: ${severity.value}`, from: placeText(severity) })
      for (const [name, placed] of options)
        lines.push({ id, text: `    ${name}: ${flow(placed.value)}`, from: placeText(placed) })
    }
  }
  return lines.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function overrideLines({ value: { match, rules }, file, path }: Placed<OverrideConfig>): Line[] {
  const at = (...steps: string[]) => placeText({ value: undefined, file, path: [...path, ...steps] })
  return [
    { text: `  - match: ${flow(match satisfies MatchConfig)}`, from: at() },
    { text: '    rules:' },
    ...Object.entries(rules).map(([id, setting]) => ({ text: `      ${id}: ${flow(setting)}`, from: at('rules', id) })),
  ]
}

function suppressLines({ value, file, path }: Placed<SuppressConfig>): Line[] {
  return Object.entries(value).map(([key, each], index) => ({
    text: `  ${index === 0 ? '-' : ' '} ${key}: ${flow(each)}`,
    from: placeText({ value: undefined, file, path: [...path, key] }),
  }))
}

function unitLines({ value: { name, paths }, file, path }: Config['units'][number]): Line[] {
  const at = (...steps: (string | number)[]) => placeText({ value: undefined, file, path: [...path, ...steps] })
  return [
    { text: `  - name: ${quote(name)}`, from: at() },
    { text: '    paths:' },
    ...paths.map((each, step) => ({ text: `      - ${quote(each)}`, from: at('paths', step) })),
  ]
}

function headed(key: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [{ text: `${key}:` }, ...lines]
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? quote(value) : String(value)
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${quote(key)}: ${flow(each)}`)
    .join(', ')} }`
}

/** A text as YAML takes it: plain where that is safe. */
function quote(text: string): string {
  return /^[a-zA-Z./][\w./-]*$/.test(text) && !/^(?:true|false|null|y|n|yes|no|on)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
