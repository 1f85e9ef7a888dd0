import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { nearest } from '../text/nearest.ts'
import { parseArgs } from './args.ts'
import { type Command, complain, EXIT } from './command.ts'
import { CHECK, COMMANDS } from './commands.ts'
import { showVersion } from './installation.ts'
import type { Io } from './io.ts'

/** Runs a command line and gives the exit code; nothing is thrown. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let command = CHECK
  try {
    const named = COMMANDS.find(({ name }) => name === argv[0])
    command = named ?? CHECK
    const args = parseArgs(named ? argv.slice(1) : argv, command.options)
    if (args.flags.get('help')) return await help(named, io)
    if (args.flags.get('version')) return showVersion(io)
    const runCommand = await command.load()
    const code = await runCommand(args, io)
    if (code === EXIT.failure && named === undefined) mentionCommand(args.positionals, io)
    return code
  } catch (error) {
    return failed(error, command, io)
  }
}

/** A command's name that is mistyped, or that does not come first, was taken for a path. */
function mentionCommand(positionals: readonly string[], io: Io): void {
  const names = COMMANDS.map(({ name }) => name)
  for (const word of positionals) {
    const meant = names.includes(word) ? word : nearest(word, names)
    if (meant === undefined || existsSync(resolve(io.cwd, word))) continue
    io.stderr.write(`did you mean the command \`supercargo ${meant}\`?\n`)
    return
  }
}

async function help(command: Command | undefined, io: Io): Promise<number> {
  const { runHelp } = await import('./commands/rest.ts')
  return runHelp({ positionals: command ? [command.name] : [], values: new Map(), flags: new Map() }, io)
}

/** Errors are told apart by name: those of the commands that are loaded on demand are of classes of their own. */
function failed(error: unknown, command: Command, io: Io): number {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' }
  if (name === 'UsageError') {
    complain(io, message)
    io.stderr.write(
      `try \`supercargo ${[CHECK.name, 'help'].includes(command.name) ? '' : `${command.name} `}--help\`\n`,
    )
  } else if (name === 'ConfigError') for (const line of message.split('\n')) complain(io, line)
  else if (name === 'OutputError') complain(io, message)
  else complain(io, `a defect of supercargo: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  return EXIT.failure
}
