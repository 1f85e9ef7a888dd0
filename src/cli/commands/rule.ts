import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagePath } from '../../engine/rule.ts'
import { renderPage } from '../../report/page.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import { ROOT } from '../installation.ts'
import type { Io } from '../io.ts'
import { findRule } from '../known-rules.ts'
import { terminalWidth, useColor } from '../terminal.ts'

/** The command `rule`: the page of one rule. */
export function runRule(args: ParsedArgs, io: Io): number {
  const [id, ...more] = args.positionals
  if (id === undefined || more.length > 0)
    throw new UsageError('`rule` needs the id of one rule; `supercargo rules` lists them')
  const rule = findRule(id)
  const page = readFileSync(join(ROOT, pagePath(rule)), 'utf8')
  io.stdout.write(
    io.stdout.isTTY ? renderPage(page, terminalWidth(io.stdout, io) ?? 80, useColor(args, io, io.stdout)) : page,
  )
  return EXIT.clean
}
