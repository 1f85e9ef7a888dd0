import { defineRule, eachCommand, type FieldPath, firstLine, isForWindows, wordsOf } from '../../src/kit.ts'

/** Folders of programs, in which no folder has a name with a blank. */
const PROGRAMS = /^\/(?:usr\/(?:local\/)?)?s?bin\//
/** Behind a blank: an option, another path, a variable, a quote, an operator, an assignment or an address. */
const OPERAND = /\s(?:[-/~$'"&|;<>]|\.{1,2}\/|\S*(?:=|:\/\/))/
const WINDOWS_PATH = /^"?(?:[a-z]:)?\\/i

/** What another program or a person fills in, nobody knows with how many words. */
const PLACEHOLDER = /\{\{|\{%|^<[^<>]*>$/
/** A variable that Kubernetes itself puts in. */
const VARIABLE = /\$\([\w.-]+\)/g

export default defineRule({
  summary: 'The first word of a command must be the program alone, not a whole command line',
  severity: 'warning',
  on: 'container',
  check({ pod, container }, { report }) {
    eachCommand(container, (path, [word]) => {
      if (word === undefined || !isLine(word) || isForWindows(pod.spec)) return
      report({
        path: [...path, 0],
        message: `the container runtime looks for a program called "${firstLine(word, 60)}", and there is none: ${effectAt(path)}`,
        hint: writtenApart(word) ?? 'let a shell read it: `[sh, -c, "…"]` with the whole line as one text',
      })
    })
  },
})

/** What becomes of a container without the program of one of its commands. */
function effectAt([field]: FieldPath): string {
  if (field === 'command' || field === 'args') return 'the container cannot start'
  return field === 'lifecycle' ? 'the hook fails' : 'the probe cannot run'
}

function isLine(word: string): boolean {
  if (!/\s/.test(word)) return false
  const text = word.replaceAll(VARIABLE, 'x')
  return /\S\s|\s\S/.test(text) && !PLACEHOLDER.test(text) && !mayBeFile(text.trim())
}

/** A path to a file whose own name, or a folder of it, has a blank: "/opt/My App/run". */
function mayBeFile(text: string): boolean {
  if (WINDOWS_PATH.test(text)) return true
  const blank = text.search(/\s/)
  if (!text.slice(0, blank).includes('/') || PROGRAMS.test(text) || OPERAND.test(text)) return false
  return text.indexOf('/', blank) !== -1 || /\s[A-Z][a-z]/.test(text)
}

/** The line as a list of words; undefined where only a shell understands it. */
function writtenApart(line: string): string | undefined {
  const words = wordsOf(line)
  return words && `write each word by itself: \`[${words.map((word) => JSON.stringify(word)).join(', ')}]\``
}
