import { wrap } from '../text/wrap.ts'
import type { OptionSpec } from './args.ts'
import { type Command, GROUPS } from './command.ts'

const MAX_WIDTH = 100
const MIN_WIDTH = 40

/** The help of one command, as wide as the terminal; `commands` are listed where it is the default command. */
export function commandHelp(command: Command, width: number, commands: readonly Command[] = []): string {
  const w = Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH))
  const sections = [
    `Usage: supercargo ${commands.length > 0 ? `[${command.name}]` : command.name}${command.usage && ` ${command.usage}`}`,
    ...(command.about ?? [sentence(command.summary)]).map((text) => wrap(text, w, 0)),
  ]
  const nameWidth = Math.max(0, ...commands.map(({ name }) => name.length))
  for (const group of commands.length > 0 ? GROUPS : [])
    sections.push(
      table(
        group,
        commands.filter((each) => each.group === group).map(({ name, summary }) => [name, summary]),
        w,
        nameWidth,
      ),
    )
  const rows = command.options.map((option) => [optionLabel(option), optionText(option)] as const)
  const labelWidth = Math.max(0, ...rows.map(([label]) => label.length))
  for (const group of new Set(command.options.map((option) => option.group)))
    sections.push(
      table(
        group,
        rows.filter((_, i) => command.options[i]!.group === group),
        w,
        labelWidth,
      ),
    )
  if (command.examples) sections.push(table('Examples', command.examples, w))
  if (commands.length > 0) sections.push('`supercargo help <command>` says more about each command.')
  return `${sections.join('\n\n')}\n`
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`
}

function optionLabel(option: OptionSpec): string {
  const name = option.negatable ? `--[no-]${option.name}` : `--${option.name}`
  return `${option.short ? `-${option.short}, ` : '    '}${name}${option.value ? ` <${option.value}>` : ''}`
}

function optionText(option: OptionSpec): string {
  const repeat = option.many ? ' (may be repeated)' : ''
  return `${option.help}${repeat}`
}

function table(
  title: string,
  rows: readonly (readonly [string, string])[],
  width: number,
  labelWidth?: number,
): string {
  const column = Math.min((labelWidth ?? Math.max(...rows.map(([label]) => label.length))) + 4, Math.floor(width / 2))
  const lines = rows.map(([label, text]) => {
    const start = `  ${label}`
    const wrapped = wrap(text, width, column)
    return start.length + 2 <= column ? start.padEnd(column) + wrapped.trimStart() : `${start}\n${wrapped}`
  })
  return `${title}:\n${lines.join('\n')}`
}
