import { defineRule, type FieldPath } from '../../src/kit.ts'

/** What only a shell takes for something else than an argument; `;` also ends what `find` runs. */
const WORDS: ReadonlySet<string> = new Set(['&&', '||', '|', '>', '>>', '2>', '2>&1', '&>'])
/** What reads such words itself, or runs what follows in a way that is not known here. */
const READERS = /^(?:(?:[abckz]|da|ba|fi)?sh|busybox|test|\[|\[\[|expr|ssh|su|eval|xargs|nsenter|chroot|watch)$/

export default defineRule({
  summary: 'A command has words of a shell, but no shell reads them',
  severity: 'warning',
  on: 'container',
  check({ container }, { report }) {
    const { command, args, lifecycle, livenessProbe, readinessProbe, startupProbe } = container
    const commands: [FieldPath, readonly string[] | undefined][] = [
      [['lifecycle', 'postStart', 'exec', 'command'], lifecycle?.postStart?.exec?.command],
      [['lifecycle', 'preStop', 'exec', 'command'], lifecycle?.preStop?.exec?.command],
      [['livenessProbe', 'exec', 'command'], livenessProbe?.exec?.command],
      [['readinessProbe', 'exec', 'command'], readinessProbe?.exec?.command],
      [['startupProbe', 'exec', 'command'], startupProbe?.exec?.command],
    ]
    // Without a command the image decides what reads the arguments.
    if (command !== undefined && command.length > 0) {
      commands.push([['command'], command])
      if (!command.some(isReader)) commands.push([['args'], args])
    }
    for (const [path, words] of commands) {
      if (words === undefined || words.some(isReader)) continue
      const at = words.findIndex((word) => WORDS.has(word))
      if (at === -1) continue
      const program = path[0] === 'args' ? command![0] : words[0]
      report({
        path: [...path, at],
        message: `no shell runs here: "${words[at]}" and what follows are only arguments of "${program}"`,
        hint: 'let a shell run it: `[sh, -c, "…"]` with the whole line as one text',
      })
    }
  },
})

/** What is written in a list may be no text. */
function isReader(word: string | undefined): boolean {
  return word !== undefined && READERS.test(word.slice(word.lastIndexOf('/') + 1))
}
