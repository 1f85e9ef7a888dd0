import type { StageProblem } from '../../model/finding.ts'
import { formatPath } from '../../model/path.ts'
import { formatVersions, type Minor, type VersionRange } from '../../model/version.ts'

/** The minors since which values of custom resources are validated otherwise than before. */
const CHANGES: readonly Minor[] = [27, 34, 36]

/** What the servers of a range say about values; what does not hold in all of its minors says in which. `judge` gives what one minor says. */
export function inAllMinors(
  range: VersionRange,
  judge: (minor: Minor) => readonly StageProblem[],
): readonly StageProblem[] {
  const starts = [range.from, ...CHANGES.filter((minor) => minor > range.from && minor <= range.to)]
  if (starts.length === 1) return judge(range.to)
  const joined = new Map<string, { readonly problem: StageProblem; readonly parts: number[] }>()
  starts.forEach((minor, part) => {
    for (const problem of judge(minor)) {
      const { rule, message, path, at = path } = problem
      const id = `${rule} ${formatPath(at)} ${message}`
      const known = joined.get(id)
      if (known === undefined) joined.set(id, { problem, parts: [part] })
      else known.parts.push(part)
    }
  })
  return [...joined.values()].map(({ problem, parts }) => {
    if (parts.length === starts.length) return problem
    const last = parts.at(-1)!
    const versions = { from: starts[parts[0]!]!, to: last + 1 < starts.length ? starts[last + 1]! - 1 : range.to }
    return { ...problem, message: `in ${formatVersions(versions)} ${problem.message}` }
  })
}
