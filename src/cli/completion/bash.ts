import type { OptionSpec } from '../args.ts'
import type { Command } from '../command.ts'
import { argumentOf, type Candidates, type Known, single, spellings, valuesOf } from './words.ts'

/** The completion script for bash (3.2 and later). */
export function bashCompletion(known: Known): string {
  const names = known.commands.map(({ name }) => name).join(' ')
  return `# completion of supercargo for bash: source <(supercargo completion bash)
_supercargo() {
  local IFS=$' \\t\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=check kind= words= options= head=
  local commands=${single(names)}
  local rules=${single(known.rules.map(({ id }) => id).join(' '))}
  COMPREPLY=()
  # bash takes "=" for a word of its own
  if [[ $cur == "=" ]]; then cur=
  elif [[ $prev == "=" ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $COMP_CWORD -gt 1 && " $commands " == *" \${COMP_WORDS[1]} "* ]]; then command=\${COMP_WORDS[1]}; fi
  case $command in
${known.commands.map((command) => commandCase(command, known)).join('')}  esac
  if [[ $cur == -* && -z $kind ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  case \${kind:-$argument} in
  words) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  commands) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
  rules) COMPREPLY=($(compgen -W "$rules" -- "$cur")) ;;
  list-of-rules)
    if [[ $cur == *,* ]]; then head=\${cur%,*},; fi
    COMPREPLY=($(compgen -P "$head" -W "$rules" -- "\${cur##*,}")) ;;
  revisions)
    words=$(git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null)
    COMPREPLY=($(compgen -W "HEAD $words" -- "$cur"))
    if [[ -z $kind ]]; then IFS=$'\\n'; COMPREPLY+=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null; fi ;;
  folders) IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames 2>/dev/null ;;
  files) IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null ;;
  esac
  # the first word may be a command too
  if [[ $COMP_CWORD -eq 1 ]]; then IFS=$' \\t\\n'; COMPREPLY+=($(compgen -W "$commands" -- "$cur")); fi
}
complete -F _supercargo supercargo
`
}

function commandCase(command: Command, known: Known): string {
  const { options } = command
  const cases = options.flatMap((option) => {
    const value = valuesOf(option, known)
    return value === undefined ? [] : [`      ${withValue(option)}) ${settingOf(value, 'kind')} ;;\n`]
  })
  const values = cases.length === 0 ? '' : `    case $prev in\n${cases.join('')}    esac\n`
  return `  ${command.name})
    local argument; ${settingOf(argumentOf(command, known), 'argument')}
    options=${single(options.flatMap(spellings).join(' '))}
${values}    ;;
`
}

/** The spellings behind which a value stands. */
function withValue({ name, short }: OptionSpec): string {
  return short === undefined ? `--${name}` : `--${name}|-${short}`
}

function settingOf(candidates: Candidates, variable: string): string {
  const { kind } = candidates
  return kind === 'words' ? `${variable}=words words=${single(candidates.words.join(' '))}` : `${variable}=${kind}`
}
