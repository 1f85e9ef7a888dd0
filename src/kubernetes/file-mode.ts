/** Of owner, group and others, from the largest. */
const WHO = ['the owner', 'the group', 'others']

/** The permission bits of a file in words: `0644: rw-r--r--`; undefined for a number that is none. */
export function fileModeInWords(mode: number): string | undefined {
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o777) return undefined
  return `${mode.toString(8).padStart(4, '0')} in octal, ${letters(mode)}: ${permissions(mode)}`
}

function digits(mode: number): number[] {
  return [(mode >> 6) & 7, (mode >> 3) & 7, mode & 7]
}

function letters(mode: number): string {
  return digits(mode)
    .map((bits) => `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${bits & 1 ? 'x' : '-'}`)
    .join('')
}

function permissions(mode: number): string {
  const all = digits(mode)
  const allowed = WHO.flatMap((who, index) => (all[index] === 0 ? [] : [`${who} may ${actions(all[index]!)}`]))
  return allowed.length === 0 ? 'nobody but root may do anything' : allowed.join(', ')
}

function actions(bits: number): string {
  const verbs = ['read', 'write', 'execute'].filter((_, index) => bits & (4 >> index))
  return verbs.length < 2 ? verbs.join('') : `${verbs.slice(0, -1).join(', ')} and ${verbs.at(-1)}`
}
