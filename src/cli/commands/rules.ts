import { rules } from '../../../rules/index.ts'
import { presetsOf } from '../../engine/presets.ts'
import { pagePath } from '../../engine/rule.ts'
import { styleOf } from '../../report/style.ts'
import { wrap } from '../../text/wrap.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import type { Io } from '../io.ts'
import { terminalWidth, useColor } from '../terminal.ts'

/** The command `rules`: all rules by group. */
export function runRules(args: ParsedArgs, io: Io): number {
  if (args.positionals.length > 0)
    throw new UsageError(`\`rules\` takes no arguments; for one rule: supercargo rule ${args.positionals[0]}`)
  const json = args.values.get('format')?.at(-1) === 'json'
  io.stdout.write(json ? asJson() : asTable(useColor(args, io, io.stdout), terminalWidth(io.stdout, io) ?? 120))
  return EXIT.clean
}

function asJson(): string {
  const rows = rules.map((rule) =>
    JSON.stringify({
      id: rule.id,
      group: rule.group,
      severity: rule.severity,
      authority: rule.authority ?? 'supercargo',
      preset: presetsOf(rule)[0],
      presets: presetsOf(rule),
      summary: rule.summary,
      options: 'check' in rule ? rule.options : undefined,
      docs: pagePath(rule),
    }),
  )
  return `[${rows.map((row) => `\n${row}`).join(',')}\n]\n`
}

function asTable(color: boolean, width: number): string {
  const style = styleOf(color)
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length))
  const presetWidth = Math.max(0, ...rules.map((rule) => presetsOf(rule)[0]!.length))
  const column = idWidth + presetWidth + 15
  const groups = [...new Set(rules.map(({ group }) => group))].sort()
  const sections = groups.map((group) => {
    const rows = rules
      .filter((rule) => rule.group === group)
      .map((rule) => {
        const severity = style.severity(rule.severity, rule.severity.padEnd(9))
        const summary = wrap(rule.summary, Math.max(width, column + 30), column).trimStart()
        return `  ${rule.id.padEnd(idWidth + 2)}${severity}${presetsOf(rule)[0]!.padEnd(presetWidth + 2)}${summary}`
      })
    return `${style.strong(group)}\n${rows.join('\n')}\n`
  })
  return sections.join('\n')
}
