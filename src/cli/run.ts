import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigError } from '../config/config.ts'
import { nearest } from '../text/nearest.ts'
import { parseArgs, UsageError } from './args.ts'
import { type Command, complain, EXIT } from './command.ts'
import { CHECK, COMMANDS } from './commands.ts'
import { showVersion } from './installation.ts'
import { type Io, OutputError } from './io.ts'

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
  const { runHelp } = await import('./commands/help.ts')
  return runHelp({ positionals: command ? [command.name] : [], values: new Map(), flags: new Map() }, io)
}

function failed(error: unknown, command: Command, io: Io): number {
  if (error instanceof UsageError) {
    complain(io, error.message)
    io.stderr.write(`try \`supercargo ${command === CHECK ? '' : `${command.name} `}--help\`\n`)
  } else if (error instanceof ConfigError) for (const line of error.message.split('\n')) complain(io, line)
  else if (error instanceof OutputError) complain(io, error.message)
  else complain(io, `a defect of supercargo: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  return EXIT.failure
}
