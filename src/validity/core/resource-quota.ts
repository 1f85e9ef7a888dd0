import {
  compareQuantities,
  formatQuantity,
  hasFraction,
  parseQuantity,
  quantitySign,
} from '../../kubernetes/quantity.ts'
import { isIntegerResource, isQuotaResource, quotaResourceNameFault } from '../../kubernetes/resource-names.ts'
import { didYouMean } from '../../model/meant.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { ResourceQuota, ResourceQuotaSpec, ScopedResourceSelectorRequirement } from '../types/core-v1.ts'

/** The minor since which servers warn of requests above limits. */
const REQUEST_WARNINGS_SINCE = 35
const ATTRIBUTES_CLASS_SINCE = 33

/** Pairs of scopes that no pod can be in. */
const CONFLICTS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const

const PODS: ReadonlySet<string> = new Set(['pods'])
const COMPUTE: ReadonlySet<string> = new Set([
  'pods',
  'cpu',
  'memory',
  'limits.cpu',
  'limits.memory',
  'requests.cpu',
  'requests.memory',
])
const CLAIMS: ReadonlySet<string> = new Set(['persistentvolumeclaims', 'requests.storage'])

/** What may be counted in a scope (IsResourceQuotaScopeValidForResource). */
const countable = new Map<string, ReadonlySet<string>>([
  ['BestEffort', PODS],
  ['CrossNamespacePodAffinity', COMPUTE],
  ['NotBestEffort', COMPUTE],
  ['NotTerminating', COMPUTE],
  ['PriorityClass', COMPUTE],
  ['Terminating', COMPUTE],
  ['VolumeAttributesClass', CLAIMS],
])

/** Scopes that a pod is in or not, without any values. */
const WITHOUT_VALUES: ReadonlySet<string> = new Set([
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
])

/** Checks a ResourceQuota (ValidateResourceQuotaSpec). */
export function validateResourceQuota({ spec }: ResourceQuota, path: Field, { minor }: Context): void {
  if (spec === undefined) return
  const at = path.at('spec')
  for (const name in spec.hard) {
    const place = at.at('hard').at(key(name))
    const fault = quotaResourceNameFault(name)
    if (fault !== undefined)
      place.invalid(undefined, fault, { part: 'key', subject: `the resource "${name}"`, ...didYouMean(turned(name)) })
    validateAmount(name, spec.hard[name]!, place)
  }
  validateScopes(spec, at.at('scopes'), minor)
  validateScopeSelector(spec, at.at('scopeSelector').at('matchExpressions'), minor)
  if (minor >= REQUEST_WARNINGS_SINCE && path.count === 0) warnAboutRequests(spec, at.at('hard'))
}

/** `requests.cpu` of `cpu.requests` and `cpu.request`. */
function turned(name: string): string | undefined {
  const [, resource, part] = /^([a-z-]+)\.(limit|request)s?$/.exec(name) ?? []
  const other = `${part}s.${resource}`
  return part !== undefined && isQuotaResource(other) ? other : undefined
}

/** Checks an amount of a resource (ValidateResourceQuantityValue). */
export function validateAmount(name: string, value: string | number, path: Field): void {
  const amount = parseQuantity(value)
  if (amount === undefined) return
  if (quantitySign(amount) < 0) path.invalid(value, 'must not be negative')
  if (isIntegerResource(name) && hasFraction(amount)) path.invalid(value, 'must be a whole number')
}

function validateScopes({ scopes, hard }: ResourceQuotaSpec, path: Field, minor: number): void {
  each(scopes, path, (scope, itemPath) => {
    const at = path.standingAt(itemPath)
    if (scope === '') at.invalid('', NO_SCOPE)
    validateScope(scope, hard, at, minor)
  })
  for (const [one, other] of CONFLICTS)
    if (scopes?.includes(one) && scopes.includes(other)) path.invalid(undefined, conflict(one, other))
}

const NO_SCOPE = 'must be a scope such as "BestEffort"'

function conflict(one: string, other: string): string {
  return `may not hold both "${one}" and "${other}": no pod is in both`
}

function validateScope(scope: string, hard: ResourceQuotaSpec['hard'], path: Field, minor: number): void {
  if (scope === 'VolumeAttributesClass' && minor < ATTRIBUTES_CLASS_SINCE) return
  const fits = countable.get(scope)
  if (fits === undefined) return
  for (const name in hard)
    if (isQuotaResource(name) && !fits.has(name))
      path.invalid(
        undefined,
        `"${scope}" does not fit "${name}": in that scope only ${[...fits]
          .sort()
          .map((one) => `"${one}"`)
          .join(', ')} can be counted`,
      )
}

/** Servers name the fields of all expressions without their index. */
function validateScopeSelector(spec: ResourceQuotaSpec, path: Field, minor: number): void {
  const expressions = spec.scopeSelector?.matchExpressions
  each(expressions, path, (expression, itemPath) => {
    const { scopeName = '' } = expression
    const at = itemPath.at('scopeName')
    if (scopeName === '') path.at('scopeName').standingAt(at).invalid('', NO_SCOPE)
    validateScope(scopeName, spec.hard, path.standingAt(at), minor)
    validateRequirement(expression, path, itemPath)
  })
  const has = (name: string) => expressions?.some((one) => one?.scopeName === name)
  for (const [one, other] of CONFLICTS) if (has(one) && has(other)) path.invalid(undefined, conflict(one, other))
}

function validateRequirement(expression: ScopedResourceSelectorRequirement, path: Field, itemPath: Field): void {
  const { scopeName = '', operator = '', values = [] } = expression
  const operatorPath = path.at('operator').standingAt(itemPath.at('operator'))
  const valuesPath = path.at('values').standingAt(itemPath.at('values'))
  if (WITHOUT_VALUES.has(scopeName) && operator !== 'Exists')
    operatorPath.invalid(operator, `must be "Exists" for the scope "${scopeName}"`)
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0)
    valuesPath.required(`are required with the operator "${operator}"`)
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
    valuesPath.invalid(undefined, `may not be set with the operator "${operator}"`)
  if (operator === '') operatorPath.invalid('', 'must be "DoesNotExist", "Exists", "In" or "NotIn"')
}

/** Warns where less may be used than asked for. */
function warnAboutRequests({ hard = {} }: ResourceQuotaSpec, path: Field): void {
  for (const name of ['cpu', 'memory', 'storage', 'ephemeral-storage']) {
    const bare = name === 'cpu' || name === 'memory' ? name : undefined
    const requests = hard[`requests.${name}`] !== undefined || bare === undefined ? `requests.${name}` : bare
    const request = hard[requests] === undefined ? undefined : parseQuantity(hard[requests])
    const limits = `limits.${name}`
    const limit = hard[limits] === undefined ? undefined : parseQuantity(hard[limits])
    if (request === undefined || limit === undefined || compareQuantities(request, limit) <= 0) continue
    path
      .at(key(requests))
      .warn(`is more than \`${limits}\`, ${formatQuantity(limit)}: no pod asks for more than it may use`)
  }
}
