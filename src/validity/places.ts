import type { StageProblem } from '../model/finding.ts'
import { formatPath } from '../model/path.ts'

/** The places of problems and all places around them, but for the whole resource, as Kubernetes prints them. */
export function placesAround(problems: readonly StageProblem[]): ReadonlySet<string> {
  const places = new Set<string>()
  for (const { path } of problems)
    for (let depth = path.length; depth > 0; depth--) places.add(formatPath(path.slice(0, depth)))
  return places
}
