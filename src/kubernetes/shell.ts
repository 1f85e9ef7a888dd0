import type { Words } from './commands.ts'

/** The shells whose `-c` is that of POSIX sh. */
const SHELL = /(?:^|\/)(?:(?:ba|da|a|k|z)?sh)$/

/** What may start a shell with the words behind it, and which of those are its own. */
const LAUNCHERS: ReadonlyMap<string, RegExp> = new Map([
  ['env', /^(?:-i|--|[A-Za-z_]\w*=.*)$/s],
  ['tini', /^(?:-[gsvw]+|--)$/],
  ['dumb-init', /^(?:-[cv]+|--single-child|--verbose|--)$/],
  ['busybox', /^(?!)/],
  ['timeout', /^\d+(?:\.\d+)?[smhd]?$/],
])

/** Options of one letter in one word, the last of which may take the word behind them: `-euo`. */
const BUNDLE = /^[-+](?=.)[a-np-z]*o?$/i

/** Options of bash that take no word. */
const LONG_OPTION = /^--(?:login|noediting|noprofile|norc|posix|restricted|verbose)$/

/** Any program whose name ends like that of a shell. */
const ANY_SHELL = /(?:^|\/)\w*sh$/

/** Where a script may read the parameters `$0`, `$1`, ... of its shell; Kubernetes makes one of two dollars. */
const PARAMETER =
  /\$(?:[\d@*#]|\{(?:[#!]?[\d@*]|#\})|\{?argv\b)|\b(?:shift|getopts)\b|\bset\s+--|\b(?:for|select)\s+\w+\b\s*(?:;\s*)?do\b/

/** Where it runs another text as a part of itself: a file, or what Kubernetes puts in place of `$(NAME)`. */
const FURTHER_TEXT = /(?:^|[\s;&|({])(?:\.|source|eval)\s|(?:^|[;&|\n])\s*\$\([-\w.]+\)/

/** A stretch of a line as shells read it: blanks, in single quotes, in double quotes, one escaped character, or plain. */
const STRETCH = /(\s+)|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+|.)/gs
/** A variable that Kubernetes itself puts in. */
const VARIABLE = /\$\([\w.-]+\)/g
/** What only a shell understands outside of quotes, and within double ones. */
const SHELL_SIGNS = /[&|;<>()$`*]/
const SHELL_SIGNS_QUOTED = /[$`]/
/** First words that are no programs but a shell's own, or set a variable for what follows. */
const SHELL_WORDS = /^(?:\.|:|cd|eval|exec|export|for|if|set|source|trap|ulimit|umask|until|wait|while|\w+=.*)$/s

/** Whether a word names a shell, with a path before it or without. */
export function isShell(word: string): boolean {
  return SHELL.test(word)
}

/** Whether a command with this first word may start a shell of its own. */
export function mayStartShell(word: string | undefined): boolean {
  return word !== undefined && (SHELL.test(word) || LAUNCHERS.has(programIn(word)))
}

/** The index of the word that a shell runs as its script: `[sh, -e, -c, --, script]`; -1 where no shell is started so. */
export function scriptIndex(words: Words): number {
  const shell = shellIndex(words)
  let isScript = false
  for (let index = shell + 1; shell !== -1 && index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '-' || word === '--') return isScript ? index + 1 : -1
    if (!/^[-+]/.test(word)) return isScript ? index : -1
    if (LONG_OPTION.test(word)) continue
    if (!BUNDLE.test(word)) return -1
    if (word.startsWith('-') && word.includes('c')) isScript = true
    if (/o$/i.test(word)) index++
  }
  return -1
}

function shellIndex(words: Words): number {
  let index = 0
  while (words[index] !== undefined && !SHELL.test(words[index]!)) {
    const own = LAUNCHERS.get(programIn(words[index]!))
    if (own === undefined) return -1
    do index++
    while (own.test(words[index] ?? '-?'))
  }
  return words[index] === undefined ? -1 : index
}

/** Whether a script reads, or may read, the words behind it. */
export function readsParameters(script: string): boolean {
  return PARAMETER.test(script)
}

/** Whether a script runs texts that are not known here, which may read the words behind it. */
export function runsFurtherText(script: string): boolean {
  return FURTHER_TEXT.test(script)
}

/** The name of a program, without its path. */
export function programIn(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1)
}

/** The words of a command line, as `execve` takes them; undefined where only a shell understands it. */
export function wordsOf(line: string): string[] | undefined {
  const words: string[] = []
  let inWord = false
  let quotedSigns = false
  const text = line.trim()
  if (text.includes('\n')) return undefined
  for (const [, blanks, single, double, escaped, plain] of text.matchAll(STRETCH)) {
    if (blanks === undefined) {
      if (plain !== undefined && (/^['"\\]$/.test(plain) || SHELL_SIGNS.test(plain.replaceAll(VARIABLE, ''))))
        return undefined
      if (double !== undefined && SHELL_SIGNS_QUOTED.test(double.replaceAll(VARIABLE, ''))) quotedSigns = true
      const read = single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain!
      words.push(inWord ? words.pop()! + read : read)
    }
    inWord = blanks === undefined
  }
  const [program = ''] = words
  return SHELL_WORDS.test(program) || (quotedSigns && !ANY_SHELL.test(program)) ? undefined : words
}
