import {
  defineRule,
  eachCommand,
  firstLine,
  isShell,
  mayStartShell,
  programIn,
  readsParameters,
  runsFurtherText,
  scriptIndex,
  type Words,
  writeScalar,
} from '../../src/kit.ts'

/** The shortest command that has a word too many: `[sh, -c, script, word]`. */
const LEAST = 4
const NO_WORDS: Words = []
/** How much of a text a message has room for, in characters. */
const MOST = 40

/** What is no operand of a program, but joins it with another, or with a file. */
const OPERATOR = /^\s*(?:&&|\|\||[|;&]|\d?(?:>>?|<)|&>>?|2>&1)\s*$/
/** A word that reads the same within a line of a shell. */
const PLAIN = /^(?:[\w./:=@%+,-]|\$\(\w+\))+;?$/
/** What another command may follow, in a word of its own. */
const ENDED = /[;&|]\s*$/

export default defineRule({
  summary: 'A shell runs only the one word behind `-c`, and nothing reads the others',
  severity: 'warning',
  on: 'container',
  check({ container }, { report }) {
    eachCommand(container, (path, command, args = NO_WORDS) => {
      if (command.length + args.length < LEAST || !mayStartShell(command.length > 0 ? command[0] : args[0])) return
      const words = args.length > 0 ? [...command, ...args] : command
      const at = scriptIndex(words)
      if (at === -1 || at + 1 >= words.length || words.includes(undefined)) return
      const [script, ...rest] = words.slice(at) as [string, ...string[]]
      if (areMeant(rest, script, container.name)) return
      const before = at < command.length ? command.slice(0, at) : args.slice(0, at - command.length)
      const list = [...before.map((word) => writeScalar(word!)), writeWhole(script, rest)].join(', ')
      report({
        path: at + 1 < command.length ? [...path, at + 1] : ['args', at + 1 - command.length],
        message: `the shell runs only "${firstLine(script, MOST)}": "${firstLine(rest[0]!, MOST)}" is just its \`$0\`${rest.length > 1 ? ' and what follows its parameters' : ''}, which nothing reads`,
        hint: `write the whole line as one text: \`${at < command.length ? path.at(-1) : 'args'}: [${list}]\``,
      })
    })
  },
})

/** Whether the words behind a script may be there to be read, or as a name for `$0`. */
function areMeant(words: readonly string[], script: string, container: string | undefined): boolean {
  if (readsParameters(script)) return true
  if (words.some(isOperator)) return false
  return runsFurtherText(script) || words.every((word) => isStandIn(word, script, container))
}

/** What is given as `$0` for the sake of error messages, or to fill its place: `sh -c 'exit 1' sh`. */
function isStandIn(word: string, script: string, container: string | undefined): boolean {
  const name = programIn(word)
  return (
    /^[-_]*$/.test(word) ||
    isShell(name.replace(/^-/, '')) ||
    name === container ||
    name === programIn(script.trim().split(/\s/, 1)[0]!)
  )
}

function isOperator(word: string): boolean {
  return OPERATOR.test(word)
}

/** The line that was meant, in quotes; dots where it is long, or where it is not known which words need quotes in it. */
function writeWhole(script: string, rest: readonly string[]): string {
  const line = [script, ...rest].map((word) => word.trim()).join(' ')
  const isKnown = rest.every(
    (word, index) => PLAIN.test(word) || isOperator(word) || ENDED.test(rest[index - 1] ?? script),
  )
  return isKnown && line.length <= 60 && !/[\n`]/.test(line) ? writeScalar(line, '"') : '"…"'
}
