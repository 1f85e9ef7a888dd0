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
    return await runCommand(args, io)
  } catch (error) {
    return failed(error, command, io)
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
  } else if (error instanceof OutputError) complain(io, error.message)
  else complain(io, `a defect of supercargo: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  return EXIT.failure
}
