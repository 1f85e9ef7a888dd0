import type { OptionSpec } from '../args.ts'
import type { Command } from '../command.ts'
import { argumentOf, brief, type Candidates, type Known, single, valuesOf } from './words.ts'

/** The completion script for zsh: a file `_supercargo` in a folder of `$fpath`, or what is evaluated after `compinit`. */
export function zshCompletion(known: Known): string {
  const described = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([word, text]) => `    ${single(`${word}:${text}`)}\n`).join('')
  return `#compdef supercargo
# completion of supercargo for zsh: source <(supercargo completion zsh)
_supercargo_commands() {
  local -a commands
  commands=(
${described(known.commands.map(({ name, summary }) => [name, summary]))}  )
  _describe -t commands command commands
}
_supercargo_rules() {
  local -a rules
  rules=(
${described(known.rules.map(({ id, summary }) => [id, summary]))}  )
  _describe -t rules rule rules
}
_supercargo_rule_list() {
  compset -P '*,'
  _supercargo_rules
}
_supercargo_revisions() {
  local -a revisions
  revisions=(HEAD \${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null)"})
  compadd -a revisions
}
_supercargo_paths() {
  _files
}
_supercargo_revisions_and_paths() {
  _supercargo_revisions
  _files
}
_supercargo() {
  local command=check
  case $words[2] in
  ${known.commands.map(({ name }) => name).join('|')})
    if (( CURRENT > 2 )); then
      command=$words[2]
      shift words
      (( CURRENT-- ))
    fi ;;
  esac
  if [[ $command == check && $CURRENT == 2 && $PREFIX != -* ]]; then _supercargo_commands; fi
  case $command in
${known.commands.map((command) => commandCase(command, known)).join('')}  esac
}
if [[ $funcstack[1] == _supercargo ]]; then _supercargo "$@"; else compdef _supercargo supercargo; fi
`
}

function commandCase(command: Command, known: Known): string {
  const specs = command.options.flatMap((option) => optionSpecs(option, valuesOf(option, known)))
  const argument = action(argumentOf(command, known), true)
  const all = [...specs, ...(argument === undefined ? [] : [`'*:${argument.what}:${argument.does}'`])]
  return `  ${command.name})\n    _arguments -S \\\n${all.map((spec) => `      ${spec}`).join(' \\\n')} ;;\n`
}

function optionSpecs(option: OptionSpec, value: Candidates | undefined): string[] {
  const { name, short, many, negatable } = option
  const help = `[${brief(option.help).replace(/[[\]\\:]/g, '\\$&')}]`
  const names = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
  const excluded = many ? '*' : `(${[...names, ...(negatable ? [`--no-${name}`] : [])].join(' ')})`
  const does = value && action(value, false)
  const tail = value === undefined ? '' : `:${does?.what ?? option.value!.replace(/[[\]:]/g, '')}:${does?.does ?? ' '}`
  const specs = names.map((each) => {
    const attached = value === undefined ? '' : each.startsWith('--') ? '=' : '+'
    return single(`${excluded}${each}${attached}${help}${tail}`)
  })
  return negatable ? [...specs, single(`(--${name} --no-${name})--no-${name}[not so]`)] : specs
}

/** How zsh completes something; undefined where nobody can know. */
function action(candidates: Candidates, isArgument: boolean): { what: string; does: string } | undefined {
  switch (candidates.kind) {
    case 'words':
      return { what: 'value', does: `(${candidates.words.join(' ')})` }
    case 'rules':
      return { what: 'rule', does: '_supercargo_rules' }
    case 'list-of-rules':
      return { what: 'rule', does: '_supercargo_rule_list' }
    case 'commands':
      return { what: 'command', does: '_supercargo_commands' }
    case 'revisions':
      return { what: 'revision', does: isArgument ? '_supercargo_revisions_and_paths' : '_supercargo_revisions' }
    case 'folders':
      return { what: 'folder', does: '_files -/' }
    case 'files':
      return { what: 'path', does: '_supercargo_paths' }
    case 'nothing':
      return undefined
  }
}
