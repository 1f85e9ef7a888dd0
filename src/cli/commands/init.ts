import { existsSync, writeFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { CONFIG_NAMES } from '../../config/find.ts'
import { kindOf } from '../../project/configs.ts'
import { slashes } from '../../sources/files.ts'
import { describe } from '../../sources/read.ts'
import { printable } from '../../text/width.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import { surveyFolder } from '../init/survey.ts'
import { propose } from '../init/write.ts'
import { type Io, OutputError } from '../io.ts'
import { loadStore } from '../store.ts'

/** The schema of config files where an editor finds it, seen from the folder of a config. */
const SCHEMA = './node_modules/supercargo/docs/config.schema.json'

/** The command `init`: writes a config file that fits what the folder has. */
export function runInit(args: ParsedArgs, io: Io): number {
  const [given = '.', ...more] = args.positionals
  if (more.length > 0) throw new UsageError('`init` takes one folder')
  const folder = slashes(resolve(io.cwd, given))
  if (kindOf(folder) !== 'folder') throw new UsageError(`there is no folder "${printable(given)}"`)
  const present = CONFIG_NAMES.find((name) => existsSync(posix.join(folder, name)))
  const isDry = args.flags.get('dry-run') === true
  const target = posix.join(folder, present ?? CONFIG_NAMES[0]!)
  const shown = printable(posix.relative(slashes(io.cwd), target))
  if (present !== undefined && !isDry && args.flags.get('force') !== true)
    throw new UsageError(
      `there is a config file "${shown}" already: --force writes it anew, --dry-run shows what would stand in it`,
    )
  const { oldest, newest } = loadStore()
  const schema = existsSync(posix.join(folder, SCHEMA)) ? SCHEMA : undefined
  const { found, text } = propose(surveyFolder(folder), { from: oldest, to: newest }, schema)
  if (isDry) io.stdout.write(text)
  else write(target, shown, text)
  const sink = isDry ? io.stderr : io.stdout
  sink.write(`${found.map((line) => `${line}\n`).join('')}${isDry ? '' : `written: ${shown}\n`}`)
  return EXIT.clean
}

function write(target: string, shown: string, text: string): void {
  try {
    writeFileSync(target, text)
  } catch (error) {
    throw new OutputError(`cannot write "${shown}": ${describe(error)}`)
  }
}
