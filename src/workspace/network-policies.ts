import { parseSelector } from '../kubernetes/label-selector.ts'
import {
  type Direction,
  isolates,
  type PolicyPeer,
  type PolicyRule,
  policyRules,
} from '../kubernetes/network-policy.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
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
  readonly over: Map<Resource, Resource[]>
  /** What each of them allows, so that no policy is read again for each of its pods. */
  readonly rules: Map<Resource, readonly PlacedRule[]>
}

const known = new WeakMap<Unit, Record<Direction, Policies>>()

/** What policies of the unit let through for the pods of a resource in a direction; undefined where none isolates them, or kinds of policies are used that only an extension knows. */
export function isolationOf(unit: Unit, owner: Resource, direction: Direction): Isolation | undefined {
  let both = known.get(unit)
  if (both === undefined) known.set(unit, (both = read(unit)))
  const { over, rules } = both[direction]
  const policies = over.get(owner)
  return policies && { policies, rules: policies.flatMap((policy) => rules.get(policy)!) }
}

function read(unit: Unit): Record<Direction, Policies> {
  const both = { ingress: { over: new Map(), rules: new Map() }, egress: { over: new Map(), rules: new Map() } }
  const policies = unit.ofKind('NetworkPolicy')
  if (policies.length === 0 || hasOtherPolicies(unit)) return both
  for (const policy of policies) {
    const object = policy.value
    const selector = parseSelector(object.spec?.podSelector)
    if (selector === undefined || object.spec === undefined) continue
    const owners = unit.selectedBy(unit.namespaceOf(policy), selector).filter((owner) => areTogether(policy, owner))
    for (const direction of ['ingress', 'egress'] as const) {
      if (!isolates(object, direction)) continue
      const { over, rules } = both[direction]
      rules.set(
        policy,
        policyRules(object, direction).map((rule) => ({ ...rule, policy })),
      )
      for (const owner of owners) push(over, owner, policy)
    }
  }
  return both
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
