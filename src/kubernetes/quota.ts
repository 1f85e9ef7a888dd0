import { objectsOf } from './lists.ts'
import type { Needs } from './pod-resources.ts'

/** One demand of a quota on the pods that it counts. */
interface Scope {
  readonly scopeName?: string
  readonly operator?: string
  readonly values?: readonly string[]
}

/** Whether a ResourceQuota counts a pod, by its scopes (podMatchesScopeFunc); an unknown scope counts none. */
export function quotaCovers(quotaSpec: any, podSpec: any, needs: Needs): boolean {
  const scopes: Scope[] = (Array.isArray(quotaSpec?.scopes) ? quotaSpec.scopes : []).map((scopeName: string) => ({
    scopeName,
    operator: 'Exists',
  }))
  const expressions = objectsOf<Scope>(quotaSpec?.scopeSelector?.matchExpressions).map(([each]) => each)
  return [...scopes, ...expressions].every((scope) => covers(scope, podSpec, needs))
}

function covers(scope: Scope, podSpec: any, needs: Needs): boolean {
  switch (scope.scopeName) {
    case 'Terminating':
      return podSpec?.activeDeadlineSeconds >= 0
    case 'NotTerminating':
      return !(podSpec?.activeDeadlineSeconds >= 0)
    case 'BestEffort':
      return isBestEffort(needs)
    case 'NotBestEffort':
      return !isBestEffort(needs)
    case 'PriorityClass':
      return hasPriority(scope, podSpec?.priorityClassName)
    default:
      return false
  }
}

/** A pod without a class gets the default one of the cluster, if there is any: it surely counts only where the operator leaves no choice. */
function hasPriority({ operator, values = [] }: Scope, name: unknown): boolean {
  if (typeof name !== 'string' || name === '') return false
  if (operator === 'In') return values.includes(name)
  if (operator === 'NotIn') return !values.includes(name)
  return operator === 'Exists'
}

/** Whether a pod asks for neither cpu nor memory (qos.ComputePodQOS). */
function isBestEffort({ requests, limits }: Needs): boolean {
  return ['cpu', 'memory'].every((name) =>
    [requests, limits].every((amounts) => (amounts.get(name)?.mantissa ?? 0n) === 0n),
  )
}

/** What a quota demands of every container as soon as it limits it, as list and resource (validationSet of the pod evaluator). */
const DEMANDED: ReadonlyMap<string, readonly [list: keyof Needs, resource: string]> = new Map([
  ['cpu', ['requests', 'cpu']],
  ['memory', ['requests', 'memory']],
  ['requests.cpu', ['requests', 'cpu']],
  ['requests.memory', ['requests', 'memory']],
  ['limits.cpu', ['limits', 'cpu']],
  ['limits.memory', ['limits', 'memory']],
])

/** What a quota demands of every container because it limits `name`; undefined where pods may leave it out. */
export function quotaDemand(name: string): readonly [list: keyof Needs, resource: string] | undefined {
  return DEMANDED.get(name)
}
