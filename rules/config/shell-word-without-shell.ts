import { defineRule, eachCommand, type FieldPath, programIn, type Words } from '../../src/kit.ts'

/** What only a shell takes for something else than an argument; `;` also ends what `find` runs. */
const WORDS: ReadonlySet<string> = new Set(['&&', '||', '|', '>', '>>', '2>', '2>&1', '&>'])
/** What reads such words itself, or runs what follows in a way that is not known here. */
const READERS = /^(?:(?:[abckz]|da|ba|fi)?sh|busybox|test|\[|\[\[|expr|ssh|su|eval|xargs|nsenter|chroot|watch)$/

const ARGS: FieldPath = ['args']

export default defineRule({
  summary: 'A command has words of a shell, but no shell reads them',
  severity: 'warning',
  on: 'container',
  check({ container }, { report }) {
    const look = (words: Words, path: FieldPath, program: string | undefined): void => {
      const at = words.findIndex(isShellWord)
      if (at === -1 || words.some(isReader)) return
      report({
        path: [...path, at],
        message: `no shell runs here: "${words[at]}" and what follows are only arguments of "${program}"`,
        hint: 'let a shell run it: `[sh, -c, "…"]` with the whole line as one text',
      })
    }
    eachCommand(container, (path, command, args) => {
      // Without a command the image decides what reads the arguments.
      if (command.length === 0) return
      look(command, path, command[0])
      if (args !== undefined && !command.some(isReader)) look(args, ARGS, command[0])
    })
  },
})

/** Blanks around it do not make it another word for who wrote it. What is written in a list may be no text. */
function isShellWord(word: string | undefined): boolean {
  return word !== undefined && WORDS.has(word.trim())
}

function isReader(word: string | undefined): boolean {
  return word !== undefined && READERS.test(programIn(word))
}
