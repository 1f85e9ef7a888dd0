import { apiResourcesOf } from '../kubernetes/api-resources.ts'
import { objectsOf } from '../kubernetes/lists.ts'
import { type Needs, podNeeds } from '../kubernetes/pod-resources.ts'
import { addQuantities, multiplyQuantities, parseQuantity, type Quantity } from '../kubernetes/quantity.ts'
import { quotaCovers } from '../kubernetes/quota.ts'
import { templatePath, valueAt } from '../kubernetes/workload.ts'
import type { Resource } from '../model/resource.ts'
import { limitDefaultsFor } from './limit-ranges.ts'
import { oncePer, recently } from './maps.ts'
import { replicasOf } from './replicas.ts'
import { areTogether, type Unit } from './unit.ts'

/** The pods of a resource as a quota counts them. */
export interface CountedPods {
  readonly owner: Resource
  /** How many stand at one time at least, without the additional ones of an update; undefined where that is not known. */
  readonly count: number | undefined
  /** What each of them takes, with the defaults of LimitRanges. */
  readonly needs: Needs
}

/** The pods of the unit that a ResourceQuota surely covers. */
export function podsUnder(unit: Unit, quota: Resource): readonly CountedPods[] {
  return podsOfUnit(unit)(quota)
}

/** Several rules ask about a quota, one after the other. */
const podsOfUnit = oncePer((unit: Unit) =>
  recently((quota: Resource) => {
    const { spec } = quota.value
    return unit
      .podOwners(unit.namespaceOf(quota))
      .filter((owner) => owner.builtIn && areTogether(owner, quota))
      .flatMap((owner) => countedPods(unit, spec, owner) ?? [])
  }, 1),
)

function countedPods(unit: Unit, quotaSpec: any, owner: Resource): CountedPods | undefined {
  const object = owner.value
  const spec = valueAt(object, [...templatePath(owner), 'spec'])
  const needs = podNeeds(spec, limitDefaultsFor(unit, owner))
  return quotaCovers(quotaSpec, spec, needs) ? { owner, count: podsOf(unit, owner, object), needs } : undefined
}

/** How many pods of a resource stand at one time: the nodes of a DaemonSet are not known, CronJobs run now and then. */
function podsOf(unit: Unit, owner: Resource, object: any): number | undefined {
  switch (owner.kind) {
    case 'Pod':
      return 1
    case 'DaemonSet':
    case 'CronJob':
      return undefined
    case 'Job': {
      const { suspend, parallelism = 1, completions = parallelism } = object?.spec ?? {}
      return suspend === true ? 0 : Math.min(parallelism, completions)
    }
    default:
      return replicasOf(unit, owner, object).least
  }
}

const ONE: Quantity = { mantissa: 1n, exponent: 0, format: 'decimal', scale: 0 }

/** What one of the pods takes of something that a quota limits; undefined where the quota counts no such thing of pods. */
export function takenByPod({ needs }: CountedPods, name: string): Quantity | undefined {
  if (name === 'pods' || name === 'count/pods') return ONE
  if (name.startsWith('requests.')) return needs.requests.get(name.slice('requests.'.length))
  if (name.startsWith('limits.')) return needs.limits.get(name.slice('limits.'.length))
  return needs.requests.get(name)
}

/** An amount taken a number of times. */
export function times(amount: Quantity, count: number): Quantity {
  return multiplyQuantities(amount, parseQuantity(Math.max(0, Math.trunc(count)))!)
}

/** The sum of amounts. */
export function total(amounts: readonly Quantity[]): Quantity {
  return amounts.reduce(addQuantities, parseQuantity(0)!)
}

/** The claims that pods of a StatefulSet get, and those that stand for themselves, as a quota counts them. */
export interface CountedClaims {
  readonly resource: Resource
  readonly count: number
  readonly storage: Quantity | undefined
  readonly className: string | undefined
}

/** The claims of the unit that a quota surely covers. */
export function claimsUnder(unit: Unit, quota: Resource): CountedClaims[] {
  const namespace = unit.namespaceOf(quota)
  const isCovered = (resource: Resource) => areTogether(resource, quota)
  const own = unit
    .ofKindIn('PersistentVolumeClaim', namespace)
    .filter(isCovered)
    .map((resource) => countedClaim(resource, resource.value, 1))
  const made = unit
    .ofKindIn('StatefulSet', namespace)
    .filter(isCovered)
    .flatMap((owner) => {
      const object = owner.value
      const count = replicasOf(unit, owner, object).least
      return objectsOf<any>(object?.spec?.volumeClaimTemplates).map(([claim]) => countedClaim(owner, claim, count))
    })
  return [...own, ...made]
}

function countedClaim(resource: Resource, claim: any, count: number): CountedClaims {
  const written = claim?.spec?.resources?.requests?.storage
  const annotated = claim?.metadata?.annotations?.['volume.beta.kubernetes.io/storage-class']
  return {
    resource,
    count,
    storage: written === undefined ? undefined : parseQuantity(written),
    className: annotated ?? claim?.spec?.storageClassName,
  }
}

const BY_CLASS = '.storageclass.storage.k8s.io/'

/** What a claim takes of something that a quota limits; undefined where it does not count for that. */
export function takenByClaim({ storage, className }: CountedClaims, name: string): Quantity | undefined {
  const at = name.indexOf(BY_CLASS)
  if (at !== -1 && name.slice(0, at) !== className) return undefined
  switch (at === -1 ? name : name.slice(at + BY_CLASS.length)) {
    case 'persistentvolumeclaims':
    case 'count/persistentvolumeclaims':
      return ONE
    case 'requests.storage':
      return storage
    default:
      return undefined
  }
}

/** What the resources of the unit take of a quota on their number, such as `count/deployments.apps`, `configmaps` or `services.nodeports`; claims and pods are counted elsewhere. */
export function objectsUnder(unit: Unit, quota: Resource, name: string): { resource: Resource; amount: Quantity }[] {
  const kind = countedKind(name)
  if (kind === undefined) return []
  return unit
    .ofKindIn(kind, unit.namespaceOf(quota))
    .filter((resource) => areTogether(resource, quota))
    .map((resource) => ({ resource, amount: times(ONE, weightOf(resource, name)) }))
    .filter(({ amount }) => amount.mantissa > 0n)
}

/** Quotas that count objects by their plural alone. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['services', 'Service'],
  ['services.nodeports', 'Service'],
  ['services.loadbalancers', 'Service'],
  ['configmaps', 'ConfigMap'],
  ['secrets', 'Secret'],
  ['replicationcontrollers', 'ReplicationController'],
  ['resourcequotas', 'ResourceQuota'],
])

/** Kinds that are counted with what they take, or that the cluster makes by itself. */
const COUNTED_ELSEWHERE = new Set(['Pod', 'PersistentVolumeClaim'])

function countedKind(name: string): string | undefined {
  const plain = PLAIN.get(name)
  if (plain !== undefined || !name.startsWith('count/')) return plain
  const [plural = '', ...group] = name.slice('count/'.length).split('.')
  const kind = apiResourcesOf(group.join('.'))?.get(plural)?.kind
  return kind === undefined || COUNTED_ELSEWHERE.has(kind) ? undefined : kind
}

/** For how many an object counts: a Service for its node ports, or for its load balancer (serviceEvaluator.Usage). */
function weightOf(resource: Resource, name: string): number {
  if (!name.startsWith('services.')) return 1
  const { type, ports, allocateLoadBalancerNodePorts } = resource.value?.spec ?? {}
  if (name === 'services.loadbalancers') return type === 'LoadBalancer' ? 1 : 0
  if (type === 'NodePort') return objectsOf(ports).length
  if (type !== 'LoadBalancer') return 0
  return objectsOf<any>(ports).filter(([port]) => allocateLoadBalancerNodePorts !== false || port.nodePort).length
}
