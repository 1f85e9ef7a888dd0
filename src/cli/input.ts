import { findFiles } from '../sources/files.ts'
import type { SourceFile } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import type { ParsedArgs } from './args.ts'
import { complain } from './command.ts'
import type { Io } from './io.ts'
import { tuneFor } from './tuning.ts'

/** What the paths of a command line lead to. */
export interface Input {
  readonly files: readonly SourceFile[]
  /** What could not be found; it has been said. */
  readonly problems: readonly string[]
}

/** Finds the files that are named, or those of the current folder, and the definitions of `--crds`; says what cannot be found. */
export async function findInput(args: ParsedArgs, io: Io): Promise<Input> {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  const stdinName = args.values.get('stdin-filename')?.at(-1)
  const options = { cwd: io.cwd, stdin: io.stdin, stdinName, onFile: tuneFor }
  const found = await findFiles(named.length > 0 ? named : ['.'], options)
  const definitions = await findFiles(args.values.get('crds') ?? [], { ...options, definitions: true })
  const problems = [...definitions.problems, ...found.problems]
  for (const problem of problems) complain(io, printable(problem))
  const paths = new Set(found.files.map(({ path }) => path))
  return { files: [...definitions.files.filter(({ path }) => !paths.has(path)), ...found.files], problems }
}
