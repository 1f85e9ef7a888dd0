import type { StageProblem } from '../../model/finding.ts'
import { formatPath } from '../../model/path.ts'

/** What validating one value gave, and how many of its checks passed, by which alternatives are compared (kube-openapi validate.Result). */
export class Result {
  readonly problems: StageProblem[] = []
  matches = 0

  /** Takes over what another result has. */
  merge(other: Result): void {
    for (const problem of other.problems) this.problems.push(problem)
    this.matches += other.matches
  }

  get isValid(): boolean {
    return this.problems.length === 0
  }

  /** The problems, each only once: several parts of a schema may say the same. */
  distinct(): StageProblem[] {
    if (this.problems.length < 2) return this.problems
    const byId = new Map<string, StageProblem>()
    for (const problem of this.problems) {
      const { rule, message, path, at = path } = problem
      const id = `${rule} ${formatPath(at)} ${message}`
      if (!byId.has(id)) byId.set(id, problem)
    }
    return [...byId.values()]
  }
}
