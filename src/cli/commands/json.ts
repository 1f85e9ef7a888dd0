import type { ParsedArgs } from '../args.ts'
import { EXIT } from '../command.ts'
import { findInput } from '../input.ts'
import type { Io } from '../io.ts'
import { runJson } from '../json.ts'
import { openOutput } from '../output.ts'

/** The command `json`: 1 where a document cannot be read, 2 where a path leads nowhere. */
export async function runJsonCommand(args: ParsedArgs, io: Io): Promise<number> {
  const { files, problems } = await findInput(args, io)
  const output = openOutput(args, io)
  const isReadable = runJson(files, (line) => output.write(line))
  output.end()
  if (problems.length > 0) return EXIT.failure
  return isReadable ? EXIT.clean : EXIT.findings
}
