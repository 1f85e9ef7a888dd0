import { labelKeyFault } from '../../kubernetes/labels.ts'
import { formatQuantity, parseQuantity } from '../../kubernetes/quantity.ts'
import { didYouMean } from '../../model/meant.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ObjectFieldSelector, ResourceFieldSelector } from '../types/core-v1.ts'

/** Fields of a pod that have a label of their own somewhere, in a variable or in a file (ConvertDownwardAPIFieldLabel). */
const POD_FIELDS: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.host',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.phase',
  'status.podIP',
  'status.podIPs',
])

const SUBSCRIPT = /^([^[]+)\['(.*)'\]$/s

/** Checks what a variable or file takes from its pod, one of the `accepted` fields, or of one label or annotation (validateObjectFieldSelector). */
export function validateObjectFieldSelector(
  { apiVersion, fieldPath }: ObjectFieldSelector,
  path: Field,
  accepted: readonly string[],
): void {
  const at = path.at('fieldPath')
  if (fieldPath === undefined || fieldPath === '') {
    at.required()
    return
  }
  if ((apiVersion || 'v1') !== 'v1') {
    at.invalid(fieldPath, `must be a field of a pod of version "v1", not "${apiVersion}"`)
    return
  }
  const subscript = SUBSCRIPT.exec(fieldPath)
  if (subscript !== null) validateSubscript(subscript[1]!, subscript[2]!, path, fieldPath)
  else if (accepted.includes(fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath)) return
  else if (POD_FIELDS.has(fieldPath)) at.unsupported(fieldPath, accepted)
  else at.invalid(fieldPath, 'is no field that a pod can read of itself', nearestHint(fieldPath, accepted))
}

/** One label or annotation, as `metadata.labels['app']`; its key is blamed on the whole selector. */
function validateSubscript(map: string, key: string, path: Field, fieldPath: string): void {
  const at = path.at('fieldPath')
  if (map !== 'metadata.labels' && map !== 'metadata.annotations')
    at.invalid(fieldPath, 'may have a key in brackets only after `metadata.labels` and `metadata.annotations`')
  else {
    const fault = labelKeyFault(map === 'metadata.annotations' ? key.toLowerCase() : key)
    if (fault !== undefined) path.standingAt(at).invalid(fieldPath, `names a key that ${fault}`)
  }
}

function nearestHint(fieldPath: string, accepted: readonly string[]) {
  const last = fieldPath.slice(fieldPath.lastIndexOf('.') + 1).toLowerCase()
  const meant = accepted.find((one) => one.toLowerCase().endsWith(`.${last}`))
  return meant === undefined ? { hint: `it can be ${accepted.join(', ')}` } : didYouMean(meant)
}

const RESOURCES: readonly string[] = ['limits', 'requests'].flatMap((side) =>
  ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${side}.${name}`),
)
const HUGE_PAGES = /^(?:limits|requests)\.hugepages-/
/** The minor in which sizes of huge pages can be read (DownwardAPIHugePages on). */
const HUGE_PAGES_SINCE = 23

/** Checks which resource of a container a variable or, with `inVolume`, a file takes (validateContainerResourceFieldSelector). */
export function validateResourceFieldSelector(
  { containerName, resource, divisor }: ResourceFieldSelector,
  path: Field,
  { minor, inVolume }: Pick<Context, 'minor'> & { readonly inVolume: boolean },
): void {
  if (inVolume && !containerName) path.at('containerName').required()
  else if (!resource) path.at('resource').required()
  else if (!RESOURCES.includes(resource) && !(minor >= HUGE_PAGES_SINCE && HUGE_PAGES.test(resource)))
    path.at('resource').unsupported(resource, RESOURCES)
  if (divisor !== undefined) validateDivisor(resource ?? '', divisor, path.at('divisor'))
}

const CPU_UNITS: ReadonlySet<string> = new Set(['1m', '1'])
const BYTE_UNITS: ReadonlySet<string> = new Set([
  ...['1', '1k', '1M', '1G', '1T', '1P', '1E'],
  ...['1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
])

/** The unit that the amount is given in; zero counts as absent (validateContainerResourceDivisor). */
function validateDivisor(resource: string, divisor: string | number, path: Field): void {
  const quantity = parseQuantity(divisor)
  if (quantity === undefined || quantity.mantissa === 0n) return
  const unit = formatQuantity(quantity)
  if (resource === 'limits.cpu' || resource === 'requests.cpu') {
    if (!CPU_UNITS.has(unit)) path.invalid(divisor, 'must be 1 or 1m for CPU')
  } else if ((RESOURCES.includes(resource) || HUGE_PAGES.test(resource)) && !BYTE_UNITS.has(unit))
    path.invalid(divisor, 'must be one unit, such as 1, 1k, 1M, 1Ki, 1Mi or 1Gi')
}
