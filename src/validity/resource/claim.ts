import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateTemplateMeta } from '../meta/template-meta.ts'
import type {
  DeviceClaim,
  DeviceClaimConfiguration,
  DeviceConstraint,
  DeviceSubRequest,
  ResourceClaim,
  ResourceClaimSpec,
  ResourceClaimTemplate,
  DeviceRequest as Structured,
} from '../types/resource-v1.ts'
import type { DeviceRequest as Flat } from '../types/resource-v1beta1.ts'
import { validateOpaque, validateSelectors } from './configuration.ts'
import { eachOf, eachOnce } from './lists.ts'
import { validateFullyQualifiedName } from './names.ts'
import { validateTolerations } from './taint.ts'

const MOST_REQUESTS = 32
const MOST_CONSTRAINTS = 32
const MOST_CONFIGURATIONS = 32
const MOST_ALTERNATIVES = 8
/** The first minor with requests of which the first available one counts. */
const ALTERNATIVES_SINCE = 33
/** The first minor in which claims may ask for devices that differ. */
const DISTINCT_SINCE = 36

/** A request of any version: those before v1beta2 have the fields of `exactly` in the request itself. */
type DeviceRequest = Structured & Flat

/** Checks a ResourceClaim (ValidateResourceClaim). */
export function validateResourceClaim({ spec }: ResourceClaim, path: Field, context: Context): void {
  validateClaimSpec(spec, path.at('spec'), context)
}

/** Checks a ResourceClaimTemplate (ValidateResourceClaimTemplate). */
export function validateResourceClaimTemplate({ spec }: ResourceClaimTemplate, path: Field, context: Context): void {
  if (spec === undefined) return
  const at = path.at('spec')
  validateTemplateMeta(spec.metadata, at.at('metadata'))
  validateClaimSpec(spec.spec, at.at('spec'), context)
}

function validateClaimSpec(spec: ResourceClaimSpec | undefined, path: Field, context: Context): void {
  const claim = spec?.devices
  if (claim === undefined) return
  const at = path.at('devices')
  const names = requestNames(claim)
  eachOnce(
    claim.requests as readonly DeviceRequest[] | undefined,
    MOST_REQUESTS,
    at.at('requests'),
    ({ name = '' }) => name,
    (request, itemPath) => validateRequest(request, itemPath, context),
  )
  eachOf(claim.constraints, MOST_CONSTRAINTS, at.at('constraints'), (constraint, itemPath) =>
    validateConstraint(constraint, itemPath, names, context),
  )
  eachOf(claim.config, MOST_CONFIGURATIONS, at.at('config'), (config, itemPath) =>
    validateConfiguration(config, itemPath, names, context),
  )
}

/** A request has either one description of a device, or several of which the first available counts (validateDeviceRequest). */
function validateRequest(request: DeviceRequest, path: Field, context: Context): void {
  validateRequestName(request.name, path.at('name'))
  const { exactly, firstAvailable = [] } = request
  const isFlat = isFlatVersion(context)
  const isOne = !isFlat || context.minor < ALTERNATIVES_SINCE || hasOwnDescription(request)
  const one = isOne ? (isFlat ? request : exactly) : undefined
  if (one !== undefined && firstAvailable.length > 0)
    path.invalid(undefined, `may have ${isFlat ? 'a device class' : '`exactly`'} or \`firstAvailable\`, not both`)
  else if (one !== undefined) {
    const at = isFlat ? path : path.at('exactly')
    validateDescription(one, at, context)
    if (isFlat && !one.deviceClassName && !one.allocationMode && context.minor >= ALTERNATIVES_SINCE)
      at.at('allocationMode').unsupported(undefined, ['All', 'ExactCount'])
  } else if (firstAvailable.length === 0)
    path.required(`must have ${isFlat ? '`deviceClassName`' : '`exactly`'} or \`firstAvailable\``)
  else
    eachOnce(
      firstAvailable,
      MOST_ALTERNATIVES,
      path.at('firstAvailable'),
      ({ name = '' }) => name,
      (alternative, itemPath) => {
        validateRequestName(alternative.name, itemPath.at('name'))
        validateDescription(alternative, itemPath, context)
      },
    )
}

/** Whether the version has no `exactly`. */
export function isFlatVersion({ kind }: Context): boolean {
  return kind.version === 'v1beta1' || kind.version === 'v1alpha3'
}

/** What older versions have in the request itself counts as `exactly` where any of it is set (hasAnyMainRequestFieldsSet). */
function hasOwnDescription(request: DeviceRequest): boolean {
  const { deviceClassName = '', allocationMode = '', count = 0 } = request
  return (
    deviceClassName !== '' ||
    allocationMode !== '' ||
    count !== 0 ||
    request.selectors !== undefined ||
    request.adminAccess !== undefined ||
    request.tolerations !== undefined ||
    request.capacity !== undefined
  )
}

/** Checks which device is asked for, and how often (validateExactDeviceRequest, validateDeviceSubRequest). */
function validateDescription(wanted: Omit<DeviceSubRequest, 'name'>, path: Field, context: Context): void {
  const { deviceClassName = '', allocationMode = '', count = 0 } = wanted
  if (deviceClassName === '') path.at('deviceClassName').required()
  else path.at('deviceClassName').matches(deviceClassName, dnsSubdomainFault)
  validateSelectors(wanted.selectors, path.at('selectors'), context)
  if (allocationMode === 'All' && count !== 0)
    path.at('count').invalid(count, 'may not be set when `allocationMode` is "All"')
  else if ((allocationMode === 'ExactCount' || allocationMode === '') && count < 0)
    path.at('count').invalid(count, 'must be at least 1')
  validateTolerations(wanted.tolerations, path.at('tolerations'))
}

/** Names of requests, each with the names of its alternatives (gatherRequestNames). */
type RequestNames = ReadonlyMap<string, ReadonlySet<string>>

function requestNames({ requests = [] }: DeviceClaim): RequestNames {
  return new Map(
    requests.map((request) => [
      request?.name ?? '',
      new Set((request?.firstAvailable ?? []).map((alternative) => alternative?.name ?? '')),
    ]),
  )
}

/** Checks what the devices must have in common (validateDeviceConstraint). */
function validateConstraint(constraint: DeviceConstraint, path: Field, names: RequestNames, context: Context): void {
  const { matchAttribute, distinctAttribute } = constraint
  validateReferences(constraint.requests, path.at('requests'), names)
  if (matchAttribute !== undefined) validateFullyQualifiedName(matchAttribute, path.at('matchAttribute'))
  else if (distinctAttribute !== undefined) validateFullyQualifiedName(distinctAttribute, path.at('distinctAttribute'))
  else if (context.minor >= DISTINCT_SINCE) path.required('must have `matchAttribute` or `distinctAttribute`')
  else path.at('matchAttribute').required()
}

function validateConfiguration(
  { requests, opaque }: DeviceClaimConfiguration,
  path: Field,
  names: RequestNames,
  context: Context,
): void {
  validateReferences(requests, path.at('requests'), names)
  validateOpaque(opaque, path, context)
}

/** Checks names of requests, or of requests and alternatives with a slash between (validateRequestNameRef). */
function validateReferences(requests: readonly string[] | undefined, path: Field, names: RequestNames): void {
  eachOnce(
    requests,
    MOST_REQUESTS,
    path,
    (name) => name,
    (name, itemPath) => validateRequestReference(name, itemPath, names),
  )
}

function validateRequestReference(name: string, path: Field, names: RequestNames): void {
  const [request = '', alternative, ...more] = name.split('/')
  if (more.length > 0) path.invalid(name, 'must be a request, or a request, a `/` and one of its alternatives')
  else if (alternative === undefined) {
    if (path.matches(name, dnsLabelFault) && !names.has(name))
      path.invalid(name, `names no request of this claim${listed(names.keys())}`)
  } else if (dnsLabelFault(request) ?? dnsLabelFault(alternative))
    path.invalid(name, 'must have the name of a request before the `/`, and that of one of its alternatives after it')
  else if (!names.has(request)) path.invalid(name, `names no request of this claim${listed(names.keys())}`)
  else if (!names.get(request)!.has(alternative))
    path.invalid(name, `names no alternative of the request "${request}"${listed(names.get(request)!)}`)
}

function listed(names: Iterable<string>): string {
  const known = [...names].filter((name) => name !== '').map((name) => `"${name}"`)
  return known.length === 0 ? '' : `, which has ${known.sort().slice(0, 10).join(', ')}`
}

function validateRequestName(name: string | undefined, path: Field): void {
  if (name === undefined) path.invalid(undefined, 'is required')
  else path.matches(name, dnsLabelFault)
}
