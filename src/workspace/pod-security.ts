import { type AskedLevel, askedLevels, type Mode, POD_SECURITY_SINCE } from '../kubernetes/pod-security/policy.ts'
import { securedTemplate, violationProblem } from '../kubernetes/pod-security/problems.ts'
import { violations } from '../kubernetes/pod-security/violations.ts'
import { valueAt } from '../kubernetes/workload.ts'
import type { Problem } from '../model/finding.ts'
import { key } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { Minor } from '../model/version.ts'
import type { Unit } from './unit.ts'

/** A control that a resource violates of what its Namespace asks for. */
export interface LevelViolation {
  /** A Pod, or what has a pod template. */
  readonly resource: Resource
  readonly asked: AskedLevel
  readonly problem: Problem
}

/** The modes, the one that matters most first: what it says need not be said again. */
const ORDER: readonly Mode[] = ['enforce', 'warn', 'audit']

/** What the pods and pod templates of a Namespace violate of the level that it asks for in a mode, on a server of that minor; without what a mode that matters more says. */
export function levelViolations(unit: Unit, namespace: Resource, mode: Mode, server: Minor): LevelViolation[] {
  const { name } = namespace
  if (server < POD_SECURITY_SINCE || name === undefined || unit.find('Namespace', '', name) !== namespace) return []
  const levels = askedLevels(namespace.value.metadata?.labels ?? {}, server)
  const asked = levels[mode]
  if (asked === undefined) return []
  const above = ORDER.slice(0, ORDER.indexOf(mode)).flatMap((each) => levels[each] ?? [])
  const label = {
    resource: namespace,
    path: ['metadata', 'labels', key(asked.label)],
    message: `Namespace "${name}" asks for this`,
  }
  return securedIn(unit, name).flatMap((resource) =>
    newProblems(resource, asked, above).map(({ related = [], ...problem }) => ({
      resource,
      asked,
      problem: { ...problem, related: [...related, label] },
    })),
  )
}

/** What a resource violates of a level, but for what is said of the levels above it in the same words. */
function newProblems(resource: Resource, asked: AskedLevel, above: readonly AskedLevel[]): Problem[] {
  const path = securedTemplate(resource.kind)!
  const template = valueAt(resource.value, path)
  const problemsOf = ({ level, minor }: AskedLevel) =>
    violations(template?.metadata, template?.spec, level, minor).map((each) => violationProblem(each, path))
  const found = problemsOf(asked)
  if (found.length === 0) return found
  const said = new Set(above.flatMap(problemsOf).map(({ message }) => message))
  return found.filter(({ message }) => !said.has(message))
}

function securedIn(unit: Unit, namespace: string): readonly Resource[] {
  const templates = unit.ofKindIn('PodTemplate', namespace)
  return [...unit.podOwners(namespace).filter(({ builtIn }) => builtIn), ...templates]
}
