import { objectsOf } from './lists.ts'
import { type Amounts, amountsOf, type Needs } from './pod-resources.ts'
import { compareQuantities, multiplyQuantities, type Quantity } from './quantity.ts'

/** What is limited: each container, whole pods, or claims. */
export type LimitType = 'Container' | 'Pod' | 'PersistentVolumeClaim'

/** A bound that an amount does not keep to. */
export interface LimitFault {
  readonly bound: 'min' | 'max' | 'maxLimitRequestRatio'
  readonly resource: string
  readonly allowed: Quantity
  /** The list that has too little or too much; of a ratio both count. */
  readonly list: keyof Needs
  /** Undefined where nothing is said. */
  readonly amount: Quantity | undefined
  /** Index of the item in the LimitRange. */
  readonly item: number
}

/** What the LimitRanges of a namespace give to containers that say nothing; of several the first one counts (defaultContainerResourceRequirements, SetDefaults_LimitRangeItem). */
export function limitDefaults(limitRanges: readonly any[]): Needs {
  let requests = new Map<string, Quantity>()
  let limits = new Map<string, Quantity>()
  for (const range of limitRanges.toReversed())
    for (const [item] of objectsOf<any>(range?.spec?.limits)) {
      if (item.type !== 'Container') continue
      const ownLimits = new Map([...amountsOf(item.max), ...amountsOf(item.default)])
      const ownRequests = new Map([...amountsOf(item.min), ...ownLimits, ...amountsOf(item.defaultRequest)])
      limits = new Map([...limits, ...ownLimits])
      requests = new Map([...requests, ...ownRequests])
    }
  return { requests, limits }
}

/** The bounds that an item of a LimitRange sets for objects of a type. */
export interface LimitItem {
  readonly type: string
  readonly min: Amounts
  readonly max: Amounts
  readonly ratio: Amounts
  /** The resources that it bounds or gives by default. */
  readonly about: ReadonlySet<string>
  /** Its index in the LimitRange. */
  readonly item: number
}

/** The items of a LimitRange. */
export function limitItems(limitRange: any): LimitItem[] {
  return objectsOf<any>(limitRange?.spec?.limits).map(([{ type, ...bounds }, item]) => ({
    type,
    min: amountsOf(bounds.min),
    max: amountsOf(bounds.max),
    ratio: amountsOf(bounds.maxLimitRequestRatio),
    about: new Set(Object.values(bounds).flatMap((amounts) => Object.keys(amounts ?? {}))),
    item,
  }))
}

/** Which bounds of a LimitRange an object of a type does not keep to (PodValidateLimitFunc, PersistentVolumeClaimValidateLimitFunc). */
export function limitFaults(items: readonly LimitItem[], type: LimitType, needs: Needs): LimitFault[] {
  const faults: LimitFault[] = []
  for (const each of items) {
    if (each.type !== type) continue
    belowLeast(each, needs, faults)
    aboveMost(each, needs, faults)
    if (type !== 'PersistentVolumeClaim') overRatio(each, needs, faults)
  }
  return faults
}

function belowLeast({ min, item }: LimitItem, { requests, limits }: Needs, faults: LimitFault[]): void {
  for (const [resource, allowed] of min) {
    const request = requests.get(resource)
    const limit = limits.get(resource)
    const fault = { bound: 'min', resource, allowed, item } as const
    if (request === undefined || compareQuantities(request, allowed) < 0)
      faults.push({ ...fault, list: 'requests', amount: request })
    else if (limit !== undefined && compareQuantities(limit, allowed) < 0)
      faults.push({ ...fault, list: 'limits', amount: limit })
  }
}

/** The lists that a greatest amount is compared with, the one first that must have it: claims ask without limits. */
const OF_CLAIMS = ['requests', 'limits'] as const
const OF_PODS = ['limits', 'requests'] as const

function aboveMost({ max, type, item }: LimitItem, needs: Needs, faults: LimitFault[]): void {
  const [list, other] = type === 'PersistentVolumeClaim' ? OF_CLAIMS : OF_PODS
  for (const [resource, allowed] of max) {
    const amount = needs[list].get(resource)
    const second = needs[other].get(resource)
    const fault = { bound: 'max', resource, allowed, item } as const
    if (amount === undefined || compareQuantities(amount, allowed) > 0) faults.push({ ...fault, list, amount })
    else if (second !== undefined && compareQuantities(second, allowed) > 0)
      faults.push({ ...fault, list: 'requests', amount: second })
  }
}

function overRatio({ ratio, item }: LimitItem, { requests, limits }: Needs, faults: LimitFault[]): void {
  for (const [resource, allowed] of ratio) {
    const request = requests.get(resource)
    const limit = limits.get(resource)
    const fault = { bound: 'maxLimitRequestRatio', resource, allowed, item } as const
    if (request === undefined || request.mantissa === 0n) faults.push({ ...fault, list: 'requests', amount: request })
    else if (limit === undefined || limit.mantissa === 0n) faults.push({ ...fault, list: 'limits', amount: limit })
    else if (compareQuantities(limit, multiplyQuantities(request, allowed)) > 0)
      faults.push({ ...fault, list: 'limits', amount: limit })
  }
}
