import type { Problem } from '../../model/finding.ts'
import type { FieldPath } from '../../model/path.ts'
import type { Minor } from '../../model/version.ts'
import { workloadShape } from '../workload.ts'
import type { StrictLevel } from './controls.ts'
import { type Violation, violations } from './violations.ts'

/** Where a kind has the pod that the admission plugin looks at (admission DefaultPodSpecExtractor); undefined for other kinds. */
export function securedTemplate(kind: string): FieldPath | undefined {
  return kind === 'PodTemplate' ? ['template'] : workloadShape(kind)?.template
}

/** What is said of a violation in a pod that stands at `base`: at its first place, with the others beside it. */
export function violationProblem({ paths, message }: Violation, base: FieldPath): Problem {
  const [path, ...others] = paths.map((each) => [...base, ...each])
  return { path: path!, message, related: others.map((other) => ({ path: other, message: 'and here' })) }
}

/** A problem for each control of a level that a pod violates in the policy version of a minor. */
export function levelProblems(template: any, base: FieldPath, level: StrictLevel, minor: Minor): Problem[] {
  return violations(template?.metadata, template?.spec, level, minor).map((violation) => ({
    ...violationProblem(violation, base),
    why: `the Pod Security level ${level} asks for this with its control ${violation.control}`,
  }))
}
