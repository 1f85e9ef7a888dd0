import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Descriptions, openDescriptions } from '../../schema/descriptions.ts'
import { printable } from '../../text/width.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { EXIT } from '../command.ts'
import { runExplain as explain } from '../explain.ts'
import { ROOT } from '../installation.ts'
import type { Io } from '../io.ts'
import { loadStore } from '../store.ts'
import { terminalWidth } from '../terminal.ts'
import { chooseVersions } from '../versions.ts'

/** The command `explain`. */
export function explainCommand(args: ParsedArgs, io: Io): number {
  const [path, ...more] = args.positionals
  if (path === undefined || more.length > 0)
    throw new UsageError('`explain` needs one kind or field, such as deployment.spec.strategy')
  const store = loadStore()
  const explained = explain({
    path,
    versions: chooseVersions(args.values.get('kubernetes-version')?.at(-1), store),
    store,
    descriptions: loadDescriptions(),
    recursive: args.flags.get('recursive'),
    width: terminalWidth(io.stdout, io) ?? 100,
  })
  if ('error' in explained) throw new UsageError(printable(explained.error))
  io.stdout.write(explained.text)
  return EXIT.clean
}

function loadDescriptions(): Descriptions {
  return openDescriptions(readFileSync(join(ROOT, 'dist', 'descriptions.pack')))
}
