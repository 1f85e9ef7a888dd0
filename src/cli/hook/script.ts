/** What stands before and behind our lines in a hook. */
const BEGIN = '# >>> supercargo (written by `supercargo hook install`, taken out by `supercargo hook uninstall`)'
const END = '# <<< supercargo'

/** A new hook, or one with our lines right behind its first line: what comes later may end the script. Lines of ours that are there already are replaced. */
export function withBlock(script: string | undefined, program: string): string {
  const [shebang, rest] = split(script === undefined ? '#!/bin/sh\n' : withoutBlock(script))
  return `${shebang}${blockOf(program)}${rest}`
}

/** A hook without our lines. */
export function withoutBlock(script: string): string {
  const start = script.indexOf(BEGIN)
  const end = start === -1 ? -1 : script.indexOf(END, start)
  if (end === -1) return script
  const next = script.indexOf('\n', end)
  return script.slice(0, start) + (next === -1 ? '' : script.slice(next + 1))
}

/** Whether our lines are in a hook. */
export function hasBlock(script: string): boolean {
  return withoutBlock(script) !== script
}

/** Whether a hook does nothing. */
export function isEmpty(script: string): boolean {
  return split(script)[1].trim() === ''
}

/** Whether a hook is one that a shell runs. */
export function isShell(script: string): boolean {
  return /^#![^\n]*\b(?:a|ba|da|k|z)?sh\b/.test(script)
}

/** The first line with its end, and all others. */
function split(script: string): [string, string] {
  const end = script.indexOf('\n')
  return end === -1 ? [`${script}\n`, ''] : [script.slice(0, end + 1), script.slice(end + 1)]
}

/** Hooks run at the top of the work tree; `program` is the path there of the one that the repository has installed. */
function blockOf(program: string): string {
  const path = `'${program.replaceAll("'", "'\\''")}'`
  return `${BEGIN}
if [ -x ${path} ]; then
  ${path} check --staged --quiet
elif command -v supercargo >/dev/null 2>&1; then
  supercargo check --staged --quiet
else
  npx --no-install supercargo check --staged --quiet
fi || {
  echo 'supercargo: nothing was committed; \`git commit --no-verify\` does it all the same' >&2
  exit 1
}
${END}
`
}
