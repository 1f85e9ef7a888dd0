import { defineRule, type FieldPath } from '../../src/kit.ts'

/** What only a shell takes for something else than an argument; `;` also ends what `find` runs. */
const WORDS: ReadonlySet<string> = new Set(['&&', '||', '|', '>', '>>', '2>', '2>&1', '&>'])
/** What reads such words itself, or runs what follows in a way that is not known here. */
const READERS = /^(?:(?:[abckz]|da|ba|fi)?sh|busybox|test|\[|\[\[|expr|ssh|su|eval|xargs|nsenter|chroot|watch)$/

const COMMAND: FieldPath = ['command']
const ARGS: FieldPath = ['args']
const POST_START: FieldPath = ['lifecycle', 'postStart', 'exec', 'command']
const PRE_STOP: FieldPath = ['lifecycle', 'preStop', 'exec', 'command']
const LIVENESS: FieldPath = ['livenessProbe', 'exec', 'command']
const READINESS: FieldPath = ['readinessProbe', 'exec', 'command']
const STARTUP: FieldPath = ['startupProbe', 'exec', 'command']

export default defineRule({
  summary: 'A command has words of a shell, but no shell reads them',
  severity: 'warning',
  on: 'container',
  check({ container }, { report }) {
    const { command, args, lifecycle, livenessProbe, readinessProbe, startupProbe } = container
    const look = (words: readonly string[] | undefined, path: FieldPath, program = words?.[0]): void => {
      const at = words?.findIndex(isShellWord) ?? -1
      if (at === -1 || words!.some(isReader)) return
      report({
        path: [...path, at],
        message: `no shell runs here: "${words![at]}" and what follows are only arguments of "${program}"`,
        hint: 'let a shell run it: `[sh, -c, "…"]` with the whole line as one text',
      })
    }
    look(lifecycle?.postStart?.exec?.command, POST_START)
    look(lifecycle?.preStop?.exec?.command, PRE_STOP)
    look(livenessProbe?.exec?.command, LIVENESS)
    look(readinessProbe?.exec?.command, READINESS)
    look(startupProbe?.exec?.command, STARTUP)
    look(command, COMMAND)
    // Without a command the image decides what reads the arguments.
    if (args !== undefined && command !== undefined && command.length > 0 && !command.some(isReader))
      look(args, ARGS, command[0])
  },
})

/** Blanks around it do not make it another word for who wrote it. What is written in a list may be no text. */
function isShellWord(word: string | undefined): boolean {
  return word !== undefined && WORDS.has(word.trim())
}

function isReader(word: string | undefined): boolean {
  return word !== undefined && READERS.test(word.slice(word.lastIndexOf('/') + 1))
}
