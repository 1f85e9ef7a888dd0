import type { OptionSpec, ParsedArgs } from './args.ts'
import type { Io } from './io.ts'

/** What the process ends with: `clean`, `findings` at or above `--fail-on`, or `failure`: usage, unreadable input, nothing to check. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const

/** The shells that command lines are completed in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** What commands are for, in the order of the help. */
export const GROUPS = [
  'Commands to check',
  'Commands to set up',
  'Commands to look into manifests',
  'Commands to look things up',
] as const

/** A command of the program: a row of the table in commands.ts. */
export interface Command {
  readonly name: string
  readonly group: (typeof GROUPS)[number]
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows the name in the usage line. */
  readonly usage: string
  /** What the arguments are that are no options, or which words; by default paths. */
  readonly takes?: 'paths' | 'folder' | 'rule' | 'command' | 'revisions' | 'nothing' | readonly string[]
  /** Paragraphs of the help between usage and options. */
  readonly about?: readonly string[]
  readonly options: readonly OptionSpec[]
  /** Command lines with what they do. */
  readonly examples?: readonly (readonly [command: string, does: string])[]
  /** Loads the code of the command, so that start-up pays only for the one asked for. */
  load(): Promise<RunCommand> | RunCommand
}

/** Does the work of a command and gives the exit code. */
export type RunCommand = (args: ParsedArgs, io: Io) => Promise<number> | number

/** What every command says on standard error: `supercargo: no such file …`. */
export function complain(io: Io, message: string): void {
  io.stderr.write(`supercargo: ${message}\n`)
}
