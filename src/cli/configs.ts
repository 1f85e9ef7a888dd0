import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Schema } from '../config/read.ts'
import { Configs } from '../project/configs.ts'
import { slashes } from '../sources/files.ts'
import type { ParsedArgs } from './args.ts'
import { ROOT } from './installation.ts'
import type { Io } from './io.ts'

/** The config files that a command line goes by: each folder by the nearest, unless one is named or all are turned off. */
export function configsFor(args: ParsedArgs, { cwd }: Io): Configs {
  const path = args.values.get('config')?.at(-1)
  const named = path === undefined ? undefined : { place: slashes(resolve(cwd, path)), name: path }
  return new Configs({
    cwd: slashes(cwd),
    named: args.flags.get('config') === false ? 'none' : named,
    schema: () => JSON.parse(readFileSync(join(ROOT, 'docs', 'config.schema.json'), 'utf8')) as Schema,
  })
}

/** Where the first path of a command line leads, be it a file, a folder or a glob. */
export function startOf(args: ParsedArgs, { cwd }: Io): string {
  const first = args.positionals[0] ?? args.values.get('filename')?.[0] ?? '.'
  return slashes(resolve(cwd, first === '-' ? (args.values.get('stdin-filename')?.at(-1) ?? '.') : first))
}
