import { didYouMean, type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import { CHECK, COMMANDS } from '../commands.ts'
import { commandHelp } from '../help.ts'
import type { Io } from '../io.ts'
import { terminalWidth } from '../terminal.ts'

/** The command `help`: what the program or one command does. */
export function runHelp(args: ParsedArgs, io: Io): number {
  const [name] = args.positionals
  const width = terminalWidth(io.stdout, io) ?? 80
  if (name === undefined) {
    io.stdout.write(commandHelp(CHECK, width, COMMANDS))
    return EXIT.clean
  }
  const names = COMMANDS.map((command) => command.name)
  const command = COMMANDS.find((each) => each.name === name)
  if (command === undefined) throw new UsageError(`unknown command "${name}"${didYouMean(name, names)}`)
  io.stdout.write(commandHelp(command, width))
  return EXIT.clean
}
