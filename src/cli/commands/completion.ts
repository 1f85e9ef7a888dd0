import { rules } from '../../../rules/index.ts'
import { formatMinor } from '../../model/version.ts'
import { didYouMean, listOf, type ParsedArgs, UsageError } from '../args.ts'
import { EXIT, SHELLS } from '../command.ts'
import { COMMANDS } from '../commands.ts'
import { bashCompletion } from '../completion/bash.ts'
import { fishCompletion } from '../completion/fish.ts'
import type { Known } from '../completion/words.ts'
import { zshCompletion } from '../completion/zsh.ts'
import type { Io } from '../io.ts'
import { loadStore } from '../store.ts'

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (known: Known) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** The command `completion`: a script that lets a shell complete command lines. */
export function runCompletion(args: ParsedArgs, io: Io): number {
  const [shell, ...more] = args.positionals
  const name = SHELLS.find((each) => each === shell)
  if (name === undefined || more.length > 0)
    throw new UsageError(
      `\`completion\` must be followed by ${listOf(SHELLS)}${name === undefined && shell !== undefined ? didYouMean(shell, SHELLS) : ''}`,
    )
  const { oldest, newest } = loadStore()
  const versions = Array.from({ length: newest - oldest + 1 }, (_, index) => formatMinor(newest - index))
  io.stdout.write(SCRIPTS[name]({ commands: COMMANDS, rules, versions }))
  return EXIT.clean
}
