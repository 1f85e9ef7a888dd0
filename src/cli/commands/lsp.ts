import { serve } from '../../lsp/server.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { keepCompiled } from '../compiled.ts'
import type { Io } from '../io.ts'
import { tunedForEditor } from '../tuning.ts'

/** Whether an editor has been served in this process: then what is compiled is worth keeping. */
export let hasChecked = false

/** The command `lsp`. */
export async function runLsp(args: ParsedArgs, io: Io): Promise<number> {
  if (args.positionals.length > 0)
    throw new UsageError('`supercargo lsp` takes no paths: the editor says which folders are open')
  if (!args.flags.get('stdio')) throw new UsageError('`supercargo lsp` needs `--stdio`, and an editor that starts it')
  const { stdin: input, stdout: output } = process
  const host = { input, output, now: () => performance.now(), today: io.today, answered: keepCompiled }
  const code = await tunedForEditor(() => serve(host))
  hasChecked = code === 0
  return code
}
