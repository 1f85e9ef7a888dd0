import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  type Quantity,
  roundToMilli,
} from '../../kubernetes/quantity.ts'
import {
  canOvercommit,
  containerResourceNameFault,
  isHugePages,
  resourceNameFault,
} from '../../kubernetes/resource-names.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { KnownNames } from '../known-names.ts'
import type { Container, PodSpec } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'
import { type ResourceList, validateResources } from './resources.ts'

const NO_CLAIMS = new KnownNames([])

/** Checks what a pod takes beyond its containers (validateOverhead), which the server takes for the limits of a container. */
export function validateOverhead(overhead: ResourceList | undefined, path: Field, { minor }: PodContext): void {
  if (overhead === undefined) return
  const limits = path.path().length
  path.moving(
    () =>
      validateResources({ limits: overhead }, path, {
        minor,
        name: containerResourceNameFault,
        claimNames: NO_CLAIMS,
      }),
    (place) => place.filter((_, index) => index !== limits),
  )
}

type Amounts = Map<string, Quantity>

/** Checks the resources that the containers of a pod share (validatePodResources); `path` is that of the spec. */
export function validatePodResources(spec: PodSpec, path: Field, pod: PodContext): void {
  const { resources } = spec
  if (resources === undefined) return
  const at = path.at('resources')
  if (pod.os === 'windows') {
    at.forbidden('may not be set when `os.name` is "windows"')
    return
  }
  if (resources.claims !== undefined) at.at('claims').forbidden('may not be set for a whole pod')
  const { minor, claimNames } = pod
  const { limits, requests } = pod.template ? resources : withDefaults(spec, resources)
  validateResources({ ...resources, limits, requests }, at, { minor, name: podResourceNameFault, claimNames })
  validateSums(spec, { limits, requests }, at, pod)
  validateEachLimit(spec, limits, path)
}

/** The first minor that takes huge pages of several sizes in one pod (feature HugePageStorageMediumSize). */
const SEVERAL_SIZES_SINCE = 19

/** Checks that the containers of a Pod use huge pages of one size (ValidatePodSingleHugePageResources). */
export function validateOneHugePageSize({ containers }: PodSpec, path: Field, { minor }: PodContext): void {
  if (minor >= SEVERAL_SIZES_SINCE) return
  const sizes = new Set<string>()
  forEachOf(containers, ({ resources }) => {
    for (const list of [resources?.limits, resources?.requests])
      for (const name in list) if (isHugePages(name)) sizes.add(name)
  })
  if (sizes.size > 1)
    path.invalid(undefined, `may have huge pages of one size only, not ${[...sizes].sort().join(' and ')}`)
}

/** What keeps a text from naming a resource that a whole pod can have (validatePodResourceName). */
function podResourceNameFault(name: string): string | undefined {
  return (
    resourceNameFault(name) ??
    (isShared(name) ? undefined : 'must be "cpu", "memory" or huge pages such as "hugepages-2Mi"')
  )
}

/** Whether containers can share a resource (IsSupportedPodLevelResource). */
function isShared(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name)
}

interface Lists {
  readonly limits?: ResourceList
  readonly requests?: ResourceList
}

/** The resources of a Pod with what the server fills in (defaultHugePagePodLimits, defaultPodRequests). */
function withDefaults(spec: PodSpec, { limits, requests }: Lists): Lists {
  const most: Record<string, string | number> = { ...limits }
  const asked: Record<string, string | number> = { ...requests }
  if (Object.keys(most).length + Object.keys(asked).length > 0)
    for (const [name, amount] of sumOf(spec, 'limits', true))
      if (isHugePages(name) && !Object.hasOwn(asked, name) && !Object.hasOwn(most, name))
        most[name] = formatQuantity(amount)
  if (Object.keys(most).length === 0) return { limits, requests }
  for (const [name, amount] of sumOf(spec, 'requests', true))
    if (isShared(name) && canOvercommit(name) && !Object.hasOwn(asked, name)) asked[name] = formatQuantity(amount)
  for (const name in most) if (isShared(name) && !Object.hasOwn(asked, name)) asked[name] = most[name]!
  return { limits: most, requests: asked }
}

/** The containers together may not ask for more than the pod, nor have more huge pages (validatePodResourceConsistency). */
function validateSums(spec: PodSpec, { limits, requests }: Lists, path: Field, pod: PodContext): void {
  const validate = (
    which: 'limits' | 'requests',
    list: ResourceList | undefined,
    isJudged: (name: string) => boolean,
  ) => {
    if (list === undefined) return
    for (const [name, sum] of sumOf(spec, which, !pod.template)) {
      const whole = isJudged(name) && Object.hasOwn(list, name) ? amountOf(list[name]!) : undefined
      if (whole !== undefined && compareQuantities(sum, whole) > 0)
        path
          .at(which)
          .at(key(name))
          .invalid(list[name], `must be at least ${formatQuantity(sum)}, the sum of the containers`)
    }
  }
  validate('requests', requests, () => true)
  validate('limits', limits, isHugePages)
}

/** No container may have a higher limit than the pod; the server names them below the resources of the pod. */
function validateEachLimit(spec: PodSpec, limits: ResourceList | undefined, path: Field): void {
  if (limits === undefined) return
  const misnamed = path.at('resources').at('containers')
  each(spec.containers, path.at('containers'), (container, at, index) => {
    const own = container.resources?.limits
    for (const name in own) {
      const amount = amountOf(own[name]!)
      const most = Object.hasOwn(limits, name) ? amountOf(limits[name]!) : undefined
      if (amount !== undefined && most !== undefined && compareQuantities(amount, most) > 0)
        misnamed
          .at(index)
          .at(key(name))
          .at('limits')
          .standingAt(at.at('resources').at('limits').at(key(name)))
          .invalid(own[name], `must not be more than ${limits[name]}, the limit of the pod`)
    }
  })
}

/**
 * What the containers need together: all that run at the same time, or an init container with the sidecars before it, if that is more
 * (AggregateContainerRequests, AggregateContainerLimits). `filled`: limits count as requests where there are none.
 */
function sumOf(spec: PodSpec, which: 'limits' | 'requests', filled: boolean): Amounts {
  const sum: Amounts = new Map()
  forEachOf(spec.containers, (container) => add(sum, amountsOf(container, which, filled)))
  const sidecars: Amounts = new Map()
  const highest: Amounts = new Map()
  forEachOf(spec.initContainers, (container) => {
    const own = amountsOf(container, which, filled)
    if (container.restartPolicy === 'Always') {
      add(sum, own)
      add(sidecars, own)
      raise(highest, sidecars)
    } else {
      add(own, sidecars)
      raise(highest, own)
    }
  })
  raise(sum, highest)
  return sum
}

function forEachOf(list: readonly Container[] | undefined, visit: (container: Container) => void): void {
  for (const container of list ?? []) if (container !== undefined) visit(container)
}

function amountsOf({ resources }: Container, which: 'limits' | 'requests', filled: boolean): Amounts {
  const amounts: Amounts = new Map()
  const lists = which === 'requests' && filled ? [resources?.limits, resources?.requests] : [resources?.[which]]
  for (const list of lists)
    for (const name in list) {
      const amount = amountOf(list[name]!)
      if (amount !== undefined) amounts.set(name, amount)
    }
  return amounts
}

function amountOf(text: string | number): Quantity | undefined {
  const amount = parseQuantity(text)
  return amount && roundToMilli(amount)
}

function add(to: Amounts, more: Amounts): void {
  for (const [name, amount] of more) {
    const before = to.get(name)
    to.set(name, before === undefined ? amount : addQuantities(before, amount))
  }
}

function raise(to: Amounts, other: Amounts): void {
  for (const [name, amount] of other) {
    const before = to.get(name)
    if (before === undefined || compareQuantities(amount, before) > 0) to.set(name, amount)
  }
}
