import { nearest } from '../text/nearest.ts'

/** One option of a command: a row of the table that parsing and help are made from. */
export interface OptionSpec {
  /** The long name without dashes; a flag `color` is also turned off by `--no-color` where `negatable`, an option with a value by `--no-config`. */
  readonly name: string
  readonly short?: string
  /** What the value is called in the help; absent for a flag. */
  readonly value?: string
  /** The only values allowed. */
  readonly choices?: readonly string[]
  /** May be given more than once, each with one value or several joined by commas (`list`) or exactly one (`repeat`). */
  readonly many?: 'list' | 'repeat'
  readonly negatable?: boolean
  /** A choice may say where it goes: `json=report.json`. */
  readonly targets?: boolean
  readonly help: string
  readonly group: string
}

/** What was asked for on the command line. */
export interface ParsedArgs {
  readonly positionals: readonly string[]
  /** Options with a value: the values in the order given. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Flags: true, or false for `--no-…`. */
  readonly flags: ReadonlyMap<string, boolean>
}

/** A command line that cannot be understood, or a request that cannot be met as it stands. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Reads arguments by a table of options; throws UsageError with the nearest name for an unknown one. */
export function parseArgs(argv: readonly string[], options: readonly OptionSpec[]): ParsedArgs {
  const positionals: string[] = []
  const values = new Map<string, string[]>()
  const flags = new Map<string, boolean>()
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i]!
    if (arg === '--') {
      positionals.push(...argv.slice(i + 1))
      break
    }
    if (arg === '-' || !arg.startsWith('-')) {
      positionals.push(arg)
      continue
    }
    const { option, label, negated, attached } = findOption(arg, options)
    if (option.value === undefined || negated) {
      if (attached !== undefined) throw new UsageError(`\`${label}\` takes no value`)
      flags.set(option.name, !negated)
      continue
    }
    const value = attached ?? argv[++i]
    if (value === undefined || (attached === undefined && value.length > 1 && value.startsWith('-')))
      throw new UsageError(missingValue(label, option))
    const given = values.get(option.name) ?? []
    values.set(
      option.name,
      option.many ? [...given, ...readValues(value, label, option)] : readValues(value, label, option),
    )
  }
  for (const { name, negatable } of options)
    if (negatable && flags.get(name) === false && values.has(name))
      throw new UsageError(`\`--${name} ${values.get(name)!.at(-1)}\` and \`--no-${name}\` contradict each other`)
  return { positionals, values, flags }
}

function readValues(value: string, label: string, option: OptionSpec): string[] {
  const parts =
    option.many === 'list'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : [value]
  if (parts.length === 0 || parts[0] === '') throw new UsageError(missingValue(label, option))
  for (const part of parts.map((each) => (option.targets ? each.split('=', 1)[0]! : each)))
    if (option.choices && !option.choices.includes(part))
      throw new UsageError(
        `\`${label}\` must be ${listOf(option.choices)}, not "${part}"${didYouMean(part, option.choices)}`,
      )
  return parts
}

function missingValue(label: string, { choices, value }: OptionSpec): string {
  return `\`${label}\` must be followed by ${choices ? listOf(choices) : `a ${value}`}`
}

interface FoundOption {
  readonly option: OptionSpec
  /** As the person wrote it. */
  readonly label: string
  readonly negated: boolean
  readonly attached: string | undefined
}

function findOption(arg: string, options: readonly OptionSpec[]): FoundOption {
  if (!arg.startsWith('--')) {
    const option = options.find((o) => o.short === arg[1])
    const rest = arg.slice(2)
    if (!option || (rest !== '' && option.value === undefined)) throw unknownOption(arg, options)
    return { option, label: `-${arg[1]}`, negated: false, attached: rest === '' ? undefined : rest.replace(/^=/, '') }
  }
  const equals = arg.indexOf('=')
  const label = equals === -1 ? arg : arg.slice(0, equals)
  const attached = equals === -1 ? undefined : arg.slice(equals + 1)
  const name = label.slice(2)
  const option = options.find((o) => o.name === name)
  if (option) return { option, label, negated: false, attached }
  const positive = options.find((o) => o.negatable && `no-${o.name}` === name)
  if (!positive) throw unknownOption(label, options)
  return { option: positive, label, negated: true, attached }
}

function unknownOption(label: string, options: readonly OptionSpec[]): UsageError {
  return new UsageError(`unknown option \`${label}\`${didYouMean(label, options.flatMap(spellings))}`)
}

function spellings(option: OptionSpec): string[] {
  return option.negatable ? [`--${option.name}`, `--no-${option.name}`] : [`--${option.name}`]
}

/** The tail of a message about an unknown name: `: did you mean "check"?`, or nothing where no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near === undefined ? '' : `: did you mean \`${near}\`?`
}

/** `a`, `a or b`, `a, b or c`. */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
