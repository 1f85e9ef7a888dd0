import { dnsLabelFault } from '../../kubernetes/names.ts'
import {
  compareQuantities,
  hasFraction,
  parseQuantity,
  type Quantity,
  roundToMilli,
  wholeAmount,
} from '../../kubernetes/quantity.ts'
import {
  canOvercommit,
  containerResourceNameFault,
  isHugePages,
  isIntegerResource,
  pageSizeIn,
} from '../../kubernetes/resource-names.ts'
import { didYouMean } from '../../model/meant.ts'
import { key } from '../../model/path.ts'
import type { Minor } from '../../model/version.ts'
import { nearest } from '../../text/nearest.ts'
import type { Field, Grammar, More } from '../field.ts'
import { each } from '../kind.ts'
import type { KnownNames } from '../known-names.ts'
import type { ResourceClaim, ResourceRequirements } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Amounts by the name of the resource. */
export type ResourceList = Readonly<Record<string, string | number>>

/** What differs between the places where resources are asked for. */
export interface ResourceOptions {
  readonly minor: Minor
  /** What the name of a resource must be like. */
  readonly name: Grammar
  /** Limits count as requests where those are not given, as a server fills in the containers of a Pod. */
  readonly limitsAsRequests?: boolean
  /** The claims of the pod that may be named. */
  readonly claimNames: KnownNames
}

/** Checks the resources of a container (ValidateContainerResourceRequirements). */
export function validateContainerResources(
  resources: ResourceRequirements | undefined,
  path: Field,
  pod: PodContext,
  filled: boolean,
): void {
  if (resources === undefined) return
  const { minor, claimNames } = pod
  const limitsAsRequests = filled && !pod.template
  validateResources(resources, path, { minor, name: containerResourceNameFault, limitsAsRequests, claimNames })
}

/** Checks what is asked for and what may be used at most (validateResourceRequirements). */
export function validateResources(resources: ResourceRequirements, path: Field, options: ResourceOptions): void {
  const { limits, requests, claims } = resources
  const limitsPath = path.at('limits')
  const requestsPath = path.at('requests')
  for (const name in limits) {
    if (!isUsual(name, limits[name]!)) {
      const at = limitsPath.at(key(name))
      validateAmount(name, limits[name]!, at, options)
      if (options.limitsAsRequests && requests?.[name] === undefined)
        validateAmount(name, limits[name]!, requestsPath.at(key(name)).standingAt(at), options, 'limit')
    }
  }
  for (const name in requests) {
    if (!isUsual(name, requests[name]!)) validateAmount(name, requests[name]!, requestsPath.at(key(name)), options)
    if (limits?.[name] !== undefined) validateRequest(name, requests[name]!, limits[name], requestsPath)
    else if (!canOvercommit(name)) requireLimit(name, limitsPath.standingAt(requestsPath.at(key(name))))
  }
  validateHugePagesAlone(resources, path)
  validateClaims(claims, path.at('claims'), options.claimNames)
}

/** Of CPU and memory any amount is fine, wherever resources are asked for. */
function isUsual(name: string, amount: string | number): boolean {
  return (name === 'cpu' || name === 'memory') && (readAmount(amount)?.mantissa ?? 0n) >= 0n
}

/** The minor since which huge pages must be a multiple of their size (usesIndivisibleHugePagesValues). */
const WHOLE_PAGES = 21

/** `of` says that the amount is given as a limit and counts as a request. */
function validateAmount(
  name: string,
  amount: string | number,
  path: Field,
  { name: grammar, minor }: ResourceOptions,
  of?: 'limit',
): void {
  if (grammar(name) !== undefined) {
    const subject = of === undefined ? 'the resource' : 'the resource of a limit, which is the request too,'
    path.matches(name, grammar, { part: 'key', subject, ...hintFor(name) })
  }
  const quantity = readAmount(amount)
  if (quantity === undefined) return
  const more = of && { subject: `the limit of "${name}", which is the request too,` }
  validateResourceAmount(name, amount, path, more)
  if (minor >= WHOLE_PAGES && isHugePages(name) && !isWholePages(name, quantity))
    path.invalid(amount, `must be a multiple of ${pageSizeIn(name) || 'a page size'}, the size of a page`, more)
}

const USUAL = ['cpu', 'memory', 'ephemeral-storage']

function hintFor(name: string): More {
  const meant = name === 'gpu' ? 'nvidia.com/gpu' : nearest(name, USUAL)
  return didYouMean(meant)
}

/** Checks the amount of a resource: not negative, and a whole number where it is counted (ValidateResourceQuantityValue). */
export function validateResourceAmount(
  name: string,
  amount: string | number,
  path: Field,
  more?: Pick<More, 'subject'>,
): void {
  const quantity = readAmount(amount)
  if (quantity === undefined) return
  if (quantity.mantissa < 0n) path.invalid(amount, 'must not be negative', more)
  if (hasFraction(quantity) && isIntegerResource(name)) path.invalid(amount, 'must be a whole number', more)
}

/** An amount as a server keeps it, in thousandths; undefined for what it could not read. */
function readAmount(amount: string | number): Quantity | undefined {
  const quantity = parseQuantity(amount)
  return quantity && roundToMilli(quantity)
}

function isWholePages(name: string, quantity: Quantity): boolean {
  const size = parseQuantity(pageSizeIn(name))
  return (
    size !== undefined && size.mantissa > 0n && !hasFraction(size) && wholeAmount(quantity) % wholeAmount(size) === 0n
  )
}

function validateRequest(name: string, request: string | number, limit: string | number, path: Field): void {
  if (request === limit) return
  const [asked, most] = [readAmount(request), readAmount(limit)]
  if (asked === undefined || most === undefined) return
  const order = compareQuantities(asked, most)
  const place = path.standingAt(path.at(key(name)))
  const subject = { subject: `the request of "${name}"` }
  if (order !== 0 && !canOvercommit(name)) place.invalid(request, `must be equal to the limit ${limit}`, subject)
  else if (order > 0) place.invalid(request, `must not be more than the limit ${limit}`, subject)
}

function requireLimit(name: string, path: Field): void {
  path.required(`must have "${name}" too: nothing else may use it, so request and limit are the same`, {
    subject: '`limits`',
  })
}

function validateHugePagesAlone({ limits, requests }: ResourceRequirements, path: Field): void {
  const pages = firstHugePages(limits) ?? firstHugePages(requests)
  if (pages === undefined) return
  if ([limits, requests].some((list) => list?.cpu !== undefined || list?.memory !== undefined)) return
  path.forbidden(`may not have "${pages}" without "cpu" or "memory"`)
}

function firstHugePages(list: ResourceList | undefined): string | undefined {
  for (const name in list) if (isHugePages(name)) return name
  return undefined
}

/** Each claim of the pod once, or some of its requests each once (validateResourceClaimNames). */
function validateClaims(claims: readonly ResourceClaim[] | undefined, path: Field, known: KnownNames): void {
  const seen = new Set<string>()
  const inParts = new Set<string>()
  each(claims, path, ({ name = '', request = '' }, at) => {
    if (name === '') {
      at.required('must have a `name`')
      return
    }
    const id = request === '' ? name : `${name}/${request}`
    if (!seen.has(name) && request !== '') at.at('request').matches(request, dnsLabelFault)
    if (seen.has(name) || seen.has(id) || (request === '' && inParts.has(name))) at.duplicate(id)
    if (!seen.has(name)) {
      seen.add(id)
      if (id.includes('/')) inParts.add(id.slice(0, id.indexOf('/')))
    }
    if (!known.has(name)) at.notFound(name, unknownClaim(known), known.hintFor(name))
  })
}

function unknownClaim(known: KnownNames): string {
  return known.size === 0
    ? 'names no claim: the pod has no `resourceClaims`'
    : `names none of the pod's \`resourceClaims\`: ${known.listed()}`
}
