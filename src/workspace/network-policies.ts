import { parseSelector } from '../kubernetes/label-selector.ts'
import {
  type Direction,
  isolates,
  type PolicyPeer,
  type PolicyRule,
  policyRules,
} from '../kubernetes/network-policy.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push, recently } from './maps.ts'
import { isInNamespaces } from './namespaces.ts'
import { areTogether, isMetBy, type Unit } from './unit.ts'

/** A rule with the policy that has it. */
export interface PlacedRule extends PolicyRule {
  readonly policy: Resource
}

/** What NetworkPolicies let through to or from some pods: nothing besides these rules. */
export interface Isolation {
  readonly policies: readonly Resource[]
  readonly rules: readonly PlacedRule[]
}

/** The policies of a unit in one direction. */
interface Policies {
  /** By the resource whose pods they are over. */
  readonly over: ReadonlyMap<Resource, readonly Resource[]>
  readonly rulesOf: (policy: Resource) => readonly PlacedRule[]
}

/** What policies of the unit let through for the pods of a resource in a direction; undefined where none isolates them, or kinds of policies are used that only an extension knows. */
export function isolationOf(unit: Unit, owner: Resource, direction: Direction): Isolation | undefined {
  const { over, rulesOf } = policiesOf(unit)[direction]
  const policies = over.get(owner)
  return policies && { policies, rules: policies.flatMap(rulesOf) }
}

const policiesOf = oncePer((unit: Unit): Readonly<Record<Direction, Policies>> => {
  const over = { ingress: new Map<Resource, Resource[]>(), egress: new Map<Resource, Resource[]>() }
  const policies = hasOtherPolicies(unit) ? [] : unit.ofKind('NetworkPolicy')
  for (const policy of policies) {
    const object = policy.value
    const selector = parseSelector(object.spec?.podSelector)
    if (selector === undefined || object.spec === undefined) continue
    const owners = unit.selectedBy(unit.namespaceOf(policy), selector).filter((owner) => areTogether(policy, owner))
    for (const direction of DIRECTIONS)
      if (isolates(object, direction)) for (const owner of owners) push(over[direction], owner, policy)
  }
  // A policy is asked about for each of its pods.
  const rulesOf = (direction: Direction) => recently((policy: Resource) => placedRules(policy, direction))
  return {
    ingress: { over: over.ingress, rulesOf: rulesOf('ingress') },
    egress: { over: over.egress, rulesOf: rulesOf('egress') },
  }
})

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress']

function placedRules(policy: Resource, direction: Direction): readonly PlacedRule[] {
  return policyRules(policy.value, direction).map((rule) => ({ ...rule, policy }))
}

const OTHER = /^(?:Cilium(?:Clusterwide)?|Global|(?:Baseline)?Admin|Cluster|Antrea.*)?NetworkPolicy$/

/** Whether the unit has policies of a network plugin, which may forbid and allow more than NetworkPolicies do. */
export const hasOtherPolicies = oncePer((unit: Unit) =>
  unit.resources.some(({ builtIn, kind }) => !builtIn && OTHER.test(kind)),
)

/** Whether a rule's peers include the pods of a resource; true where that is not to be seen from the manifests. */
export function includesPods(unit: Unit, { peers, policy }: PlacedRule, owner: Resource): boolean {
  return peers === undefined || peers.some((peer) => isPeer(unit, peer, policy, owner))
}

function isPeer(unit: Unit, { namespaces, pods, cidr }: PolicyPeer, policy: Resource, owner: Resource): boolean {
  if (cidr !== undefined) return true
  if (namespaces === undefined) {
    if (unit.namespaceOf(policy) !== unit.namespaceOf(owner)) return false
  } else if (isInNamespaces(unit, owner, namespaces) === false) return false
  return pods === undefined || pods.every((requirement) => isMetBy(requirement, owner))
}
