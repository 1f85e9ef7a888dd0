import type { OptionSpec } from '../args.ts'
import type { Command } from '../command.ts'

/** What is known of the program where a shell completes a line of it. */
export interface Known {
  readonly commands: readonly Command[]
  readonly rules: readonly { readonly id: string; readonly summary: string }[]
  /** Kubernetes versions, the newest first. */
  readonly versions: readonly string[]
}

/** What may stand somewhere: some of these words, several of them joined by commas, or what only the shell knows. */
export type Candidates =
  | { readonly kind: 'words' | 'rules' | 'list-of-rules' | 'commands'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'revisions' | 'nothing' }

/** What the value of an option may be; undefined for a flag. */
export function valuesOf({ choices, value, many }: OptionSpec, { rules, versions }: Known): Candidates | undefined {
  if (value === undefined) return undefined
  if (choices !== undefined) return { kind: 'words', words: choices }
  const ids = rules.map(({ id }) => id)
  switch (value) {
    case 'path':
    case 'file':
      return { kind: 'files' }
    case 'rule':
      return many === 'list' ? { kind: 'list-of-rules', words: ids } : { kind: 'rules', words: ids }
    case 'revision':
      return { kind: 'revisions' }
    case 'version':
      return { kind: 'words', words: ['latest', ...versions] }
    default:
      return { kind: 'nothing' }
  }
}

/** What the arguments of a command may be that are no options. */
export function argumentOf({ takes = 'paths' }: Command, { commands, rules }: Known): Candidates {
  switch (takes) {
    case 'paths':
      return { kind: 'files' }
    case 'folder':
      return { kind: 'folders' }
    case 'rule':
      return { kind: 'rules', words: rules.map(({ id }) => id) }
    case 'command':
      return { kind: 'commands', words: commands.map(({ name }) => name) }
    case 'revisions':
      return { kind: 'revisions' }
    case 'nothing':
      return { kind: 'nothing' }
    default:
      return { kind: 'words', words: takes }
  }
}

/** The spellings of an option: `--format`, `-q`, `--no-color`. */
export function spellings({ name, short, negatable }: OptionSpec): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`]), ...(negatable ? [`--no-${name}`] : [])]
}

/** The first phrase of a help text, as a description behind a word. */
export function brief(help: string): string {
  const end = help.search(/[;:(]/)
  return (end < 12 ? help : help.slice(0, end)).trim()
}

/** A text as one word of a shell. */
export function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
