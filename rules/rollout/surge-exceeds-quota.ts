import {
  addQuantities,
  compareQuantities,
  defineRule,
  deploymentLimits,
  formatQuantity,
  key,
  parseQuantity,
  type Quantity,
  type Resource,
  replicasOf,
  type Unit,
} from '../../src/kit.ts'

const ZERO = parseQuantity(0)!
const ONE = parseQuantity(1)!

/** What a quota counts of a pod: the pod itself, or a resource of its containers. */
const measures: Readonly<Record<string, readonly [list: 'requests' | 'limits', resource: string] | 'pod'>> = {
  pods: 'pod',
  'count/pods': 'pod',
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'requests.cpu': ['requests', 'cpu'],
  'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'],
  'limits.memory': ['limits', 'memory'],
}

/** Kinds whose pods stay; Jobs come and go, and the nodes of a DaemonSet are not known. */
const standing = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Pod'])

export default defineRule({
  summary: 'The pods of an update must fit into the ResourceQuota of their namespace',
  severity: 'warning',
  on: 'ResourceQuota',
  unit: true,
  check({ spec }, { resource: quota, unit, report }) {
    if (spec?.scopes || spec?.scopeSelector) return
    const owners = unit.podOwners(unit.namespaceOf(quota)).filter(({ kind }) => standing.has(kind))
    for (const [name, written] of Object.entries(spec?.hard ?? {})) {
      const measure = Object.hasOwn(measures, name) ? measures[name]! : undefined
      const hard = parseQuantity(written as string)
      if (measure === undefined || hard === undefined) continue
      const needs = owners.map((owner) => needOf(owner, measure, unit))
      const used = needs.reduce((sum, need) => addQuantities(sum, need.all), ZERO)
      for (const { owner, each, all, waitsForSurge, isSurgeWritten } of needs) {
        if (!waitsForSurge || compareQuantities(each, ZERO) === 0) continue
        if (compareQuantities(addQuantities(used, each), hard) <= 0) continue
        const [amount, limit] = [formatQuantity(used), formatQuantity(hard)]
        const others =
          compareQuantities(used, all) === 0 ? 'its pods' : `the pods of ${quota.namespace ?? 'this namespace'}`
        report({
          resource: owner,
          path: isSurgeWritten ? ['spec', 'strategy', 'rollingUpdate', 'maxSurge'] : ['spec', 'replicas'],
          message: `an update starts with one pod more, but ${others} already take ${amount} of \`${name}\` and ResourceQuota "${quota.name}" allows ${limit}: the update cannot begin`,
          related: [{ resource: quota, path: ['spec', 'hard', key(name)], message: 'the limit is set here' }],
        })
      }
    }
  },
})

function needOf(owner: Resource, measure: (typeof measures)[string], unit: Unit) {
  const object = owner.value
  const { least } = owner.kind === 'Pod' ? { least: 1 } : replicasOf(unit, owner, object)
  const pod = owner.kind === 'Pod' ? object?.spec : object?.spec?.template?.spec
  const each = measure === 'pod' ? ONE : containersTake(pod, measure[0], measure[1])
  const limits = owner.kind === 'Deployment' && least > 0 ? deploymentLimits(object, least) : undefined
  const isSurgeWritten = object?.spec?.strategy?.rollingUpdate?.maxSurge !== undefined
  return { owner, each, all: times(each, least), waitsForSurge: limits?.unavailable === 0, isSurgeWritten }
}

/** The sum over the containers, where missing requests are the limits; init containers run before and count less. */
function containersTake(pod: any, list: 'requests' | 'limits', name: string): Quantity {
  let sum = ZERO
  for (const container of Array.isArray(pod?.containers) ? pod.containers : []) {
    const { requests, limits } = container?.resources ?? {}
    const written = list === 'limits' ? limits?.[name] : (requests?.[name] ?? limits?.[name])
    const amount = written === undefined ? undefined : parseQuantity(written)
    if (amount !== undefined) sum = addQuantities(sum, amount)
  }
  return sum
}

function times({ mantissa, exponent, format }: Quantity, count: number): Quantity {
  const product = parseQuantity(`${mantissa * BigInt(Math.trunc(count))}e${exponent}`)
  return product === undefined ? ZERO : { ...product, format }
}
