import type { OptionSpec } from '../args.ts'
import type { Command } from '../command.ts'
import { argumentOf, brief, type Candidates, type Known, valuesOf } from './words.ts'

/** The completion script for fish. */
export function fishCompletion(known: Known): string {
  const names = known.commands.map(({ name }) => name).join(' ')
  const lines = known.commands.flatMap((command) => commandLines(command, known))
  return `# completion of supercargo for fish: supercargo completion fish | source
function __supercargo_command
    set -l words (commandline -opc)
    set -l command check
    if set -q words[2]; and contains -- $words[2] ${names}
        set command $words[2]
    end
    contains -- $command $argv
end
function __supercargo_first
    test (count (commandline -opc)) -eq 1
end
function __supercargo_rules
    printf '%s\\n' ${known.rules.map(({ id, summary }) => quoted(`${id}\t${summary}`)).join(' ')}
end
function __supercargo_rule_list
    set -l head (string match -r '^(?:.*,)?' -- (commandline -ct | string replace -r '^--[a-z]+=' ''))
    printf "$head%s\\n" (__supercargo_rules)
end
function __supercargo_revisions
    echo HEAD
    git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null
end
complete -c supercargo -e
complete -c supercargo -f
${known.commands.map(({ name, summary }) => `complete -c supercargo -n __supercargo_first -a ${name} -d ${quoted(summary)}\n`).join('')}${lines.join('')}`
}

function commandLines(command: Command, known: Known): string[] {
  const start = `complete -c supercargo -n '__supercargo_command ${command.name}'`
  const argument = argumentOf(command, known)
  const takesFiles = argument.kind === 'files' || (command.takes === 'revisions' && argument.kind === 'revisions')
  const words = wordsOf(argument)
  return [
    ...(takesFiles ? [`${start} -F\n`] : []),
    ...(words === undefined ? [] : [`${start} -a ${words}\n`]),
    ...command.options.flatMap((option) => optionLines(start, option, valuesOf(option, known))),
  ]
}

function optionLines(start: string, option: OptionSpec, value: Candidates | undefined): string[] {
  const short = option.short === undefined ? '' : ` -s ${option.short}`
  const words = value && wordsOf(value)
  const takes =
    value === undefined ? '' : value.kind === 'files' ? ' -r -F' : ` -x${words === undefined ? '' : ` -a ${words}`}`
  const line = `${start}${short} -l ${option.name}${takes} -d ${quoted(brief(option.help))}\n`
  return option.negatable ? [line, `${start} -l no-${option.name}\n`] : [line]
}

function wordsOf(candidates: Candidates): string | undefined {
  switch (candidates.kind) {
    case 'words':
    case 'commands':
      return quoted(candidates.words.join(' '))
    case 'rules':
      return "'(__supercargo_rules)'"
    case 'list-of-rules':
      return "'(__supercargo_rule_list)'"
    case 'revisions':
      return "'(__supercargo_revisions)'"
    case 'folders':
      return "'(__fish_complete_directories)'"
    default:
      return undefined
  }
}

/** A text as one word of fish, in which a backslash counts within quotes too. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
