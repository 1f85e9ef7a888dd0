import { type Amounts, podNeeds } from '../../../kubernetes/pod-resources.ts'
import {
  formatQuantity,
  multiplyQuantities,
  parseQuantity,
  type Quantity,
  quantityMilliValue,
  quantitySign,
  quantityValue,
} from '../../../kubernetes/quantity.ts'
import { type QuantityUnit, quantityInWords, unitOf } from '../../../kubernetes/quantity-words.ts'
import { shapeOf, templateOf } from '../../../kubernetes/workload.ts'
import { limitDefaultsFor } from '../../../workspace/limit-ranges.ts'
import { replicasOf } from '../../../workspace/replicas.ts'
import { type Prose, say } from '../../markdown.ts'
import { ownerOf, type Place, type Says, templateIn, valueIn } from './place.ts'

/** What an amount comes to in the unit of its resource. */
export const amount: Says = (place) => {
  const { scalar } = place
  if (typeof scalar !== 'string' && typeof scalar !== 'number' && typeof scalar !== 'bigint') return []
  const words = quantityInWords(scalar, unitAt(place))
  return words === undefined ? [] : [say`${words}`]
}

function unitAt(place: Place): QuantityUnit {
  const { field, path } = place
  if (field === 'EmptyDirVolumeSource.sizeLimit') return 'bytes'
  if (field === 'ResourceFieldSelector.divisor') return unitOf(String(ownerOf(place)?.resource ?? ''))
  if (field.startsWith('MetricTarget.')) return unitOf(String(ownerOf(place, 2)?.name ?? ''))
  return unitOf(String(path.at(-1)))
}

/** What comes of what a container asks for. */
export const request: Says = (place) => {
  const what = { cores: 'CPU', bytes: 'memory', things: undefined }[unitAt(place)]
  return what === undefined || place.path.at(-1) === 'storage'
    ? []
    : [say`kept free for the container on its node; the pod stays Pending where no node has that much left`]
}

/** The time in which the use of CPUs is counted, in milliseconds (kubelet, cpuCFSQuotaPeriod). */
const PERIOD = 100
/** No node has so much of it. */
const LONGEST = 1e6

/** What comes of a container that wants more than its limit. */
export const limit: Says = (place) => {
  const quantity = typeof place.scalar === 'boolean' ? undefined : parseQuantity(place.scalar ?? '')
  if (quantity === undefined || quantitySign(quantity) <= 0) return []
  switch (place.path.at(-1)) {
    case 'cpu': {
      const time = (Number(quantityMilliValue(quantity)) * PERIOD) / 1000
      const share = time > 0 && time <= LONGEST ? say`${time} ms of CPU time in every ${PERIOD} ms; ` : []
      return [say`${share}a container that wants more is slowed down`]
    }
    case 'memory':
      return [say`a container that takes more is killed (OOMKilled)`]
    case 'ephemeral-storage':
      return [say`a pod that writes more is evicted`]
    default:
      return []
  }
}

/** What all containers of a pod ask for together, and all replicas. */
export const podSum: Says = (place) => {
  const spec = templateIn(place)?.spec
  if (spec === undefined) return []
  const { resource, unit } = place
  const { requests, limits } = podNeeds(spec, limitDefaultsFor(unit, resource))
  if (requests.size + limits.size === 0) return [say`no container of the pod asks for anything or is limited`]
  const replicas = shapeOf(resource)?.scaled ? replicasOf(unit, resource, resource.value).least : 1
  return [
    sum('the pod asks for', requests),
    ...(replicas > 1 ? [sum(`${replicas} replicas ask for`, times(requests, replicas))] : []),
    sum('the pod may use at most', limits),
  ].flatMap((line) => line ?? [])
}

function sum(words: string, amounts: Amounts): [Prose] | undefined {
  if (amounts.size === 0) return undefined
  const all = [...amounts].map(([name, quantity]) => `${name} ${formatQuantity(quantity)}`)
  return [say`${words} ${all.sort().join(', ')}`]
}

function times(amounts: Amounts, count: number): Amounts {
  const factor = parseQuantity(count)!
  return new Map(
    [...amounts].map(([name, quantity]): [string, Quantity] => [name, multiplyQuantities(quantity, factor)]),
  )
}

/** A share of what the pods of the target of an autoscaler ask for. */
export const utilization: Says = (place) => {
  const { scalar, unit, resource } = place
  const percent = Number(scalar)
  const metric = place.field.startsWith('MetricTarget') ? ownerOf(place, 2) : { name: 'cpu' }
  const { kind, name } = valueIn(place, ['spec', 'scaleTargetRef']) ?? {}
  const target = unit.find(String(kind), unit.namespaceOf(resource), String(name))
  if (target === undefined || shapeOf(target) === undefined || metric?.container !== undefined) return []
  const { spec } = templateOf(target) ?? {}
  const asked = podNeeds(spec, limitDefaultsFor(unit, target)).requests.get(metric?.name)
  if (asked === undefined || !Number.isSafeInteger(percent) || percent < 0) return []
  const share = multiplyQuantities(asked, parseQuantity(`${percent * 10}m`)!)
  return [
    say`${percent}% of the ${formatQuantity(asked)} ${metric.name} that a pod of ${target.kind} ${String(name)} asks for: ${roughly(share)} on average`,
  ]
}

const MEBI = 1024n ** 2n

/** An amount without parts of a mebibyte, where it is large. */
function roughly(quantity: Quantity): string {
  const amount = quantityValue(quantity)
  return quantity.format === 'binary' && amount >= MEBI ? `about ${amount / MEBI}Mi` : formatQuantity(quantity)
}
