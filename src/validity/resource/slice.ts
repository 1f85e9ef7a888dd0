import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { validateNodeSelector } from '../core/node-selector.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ResourcePool, ResourceSlice, ResourceSliceSpec } from '../types/resource-v1.ts'
import type { Device } from '../types/resource-v1beta1.ts'
import { isFlatVersion } from './claim.ts'
import { type Description, validateCounterName, validateCounters, validateDevice } from './device.ts'
import { eachOnce } from './lists.ts'
import { validateDriverName, validatePoolName } from './names.ts'

const MOST_DEVICES = 128
/** As many devices at most where any of them has taints, uses up counters or has lists as attributes. */
const MOST_RICH_DEVICES = 64
const MOST_COUNTER_SETS = 8
/** The first minor that bounds rich devices more tightly, takes either counters or devices, and warns of capital letters. */
const BOUNDED_SINCE = 35

/** Checks a ResourceSlice (ValidateResourceSlice). */
export function validateResourceSlice({ spec = {} }: ResourceSlice, path: Field, context: Context): void {
  const at = path.at('spec')
  const { driver = '', devices, sharedCounters } = spec
  validateDriverName(driver, at.at('driver'))
  if (context.minor >= BOUNDED_SINCE && driver !== driver.toLowerCase())
    at.at('driver').warn(`"${driver}" should have no capital letters`)
  validatePool(spec.pool, at.at('pool'))
  validatePlace(spec, at, context)
  if (context.minor >= BOUNDED_SINCE && sharedCounters !== undefined && devices !== undefined)
    at.invalid(undefined, 'may have `sharedCounters` or `devices`, not both')
  validateDevices(spec, at.at('devices'), context)
  eachOnce(
    sharedCounters,
    context.minor >= BOUNDED_SINCE ? MOST_COUNTER_SETS : Number.POSITIVE_INFINITY,
    at.at('sharedCounters'),
    ({ name = '' }) => name,
    ({ name = '', counters }, itemPath) => {
      validateCounterName(name, itemPath.at('name'))
      validateCounters(counters, itemPath.at('counters'), context)
    },
  )
}

function validatePool({ name, resourceSliceCount = 0, generation = 0 }: ResourcePool = {}, path: Field): void {
  validatePoolName(name, path.at('name'))
  if (resourceSliceCount <= 0) path.at('resourceSliceCount').invalid(resourceSliceCount, 'must be at least 1')
  if (generation < 0) path.at('generation').invalid(generation, 'must not be negative')
}

/** A slice says in one of four ways which nodes reach its devices; in v1beta1 an empty name and a false say nothing. */
function validatePlace(spec: ResourceSliceSpec, path: Field, context: Context): void {
  const { nodeName, nodeSelector, allNodes, perDeviceNodeSelection } = spec
  const isFlat = isFlatVersion(context)
  if (nodeName) path.at('nodeName').matches(nodeName, dnsSubdomainFault)
  else if (nodeName === '' && !isFlat) path.at('nodeName').invalid(nodeName, 'must not be empty where it is given')
  if (nodeSelector !== undefined) {
    const at = path.at('nodeSelector')
    validateNodeSelector(nodeSelector, at, context)
    const { nodeSelectorTerms: terms = [] } = nodeSelector
    if (terms.length > 1) at.at('nodeSelectorTerms').invalid(undefined, `must be one term, not ${terms.length}`)
  }
  if (allNodes === false && !isFlat) path.at('allNodes').invalid(false, 'must be `true` or left out')
  if (perDeviceNodeSelection === false) path.at('perDeviceNodeSelection').invalid(false, 'must be `true` or left out')
  const given = Object.entries({ nodeName, nodeSelector, allNodes, perDeviceNodeSelection }).filter(([, each]) => each)
  const names = '`nodeName`, `nodeSelector`, `allNodes` and `perDeviceNodeSelection`'
  if (given.length === 0) path.required(`must have one of ${names}`)
  else if (given.length > 1)
    path.invalid(undefined, `may have only one of ${names}`, { at: [...path.path(), given[1]![0]] })
}

function validateDevices({ devices, perDeviceNodeSelection }: ResourceSliceSpec, path: Field, context: Context): void {
  const isFlat = isFlatVersion(context)
  const describe = (device: Device): Description | undefined => (isFlat ? device.basic : device) as Description
  const list = devices as readonly Device[] | undefined
  const isRich = list?.some((device) => device !== undefined && hasMore(describe(device))) === true
  eachOnce(
    list,
    isRich && context.minor >= BOUNDED_SINCE ? MOST_RICH_DEVICES : MOST_DEVICES,
    path,
    ({ name = '' }) => name,
    (device, itemPath) => {
      if (device.name === undefined) itemPath.at('name').invalid(undefined, 'is required')
      else itemPath.at('name').matches(device.name, dnsLabelFault)
      const description = describe(device)
      const at = isFlat ? itemPath.at('basic') : itemPath
      if (description !== undefined || context.minor >= UNFOLDED_SINCE)
        validateDevice(description ?? {}, at, perDeviceNodeSelection === true, context)
      else at.required()
    },
  )
}

/** The first minor whose servers take what stands in `basic` for fields of the device; those before demand it. */
const UNFOLDED_SINCE = 33

function hasMore({ taints = [], consumesCounters = [], attributes = {} }: Description = {}): boolean {
  if (taints.length > 0 || consumesCounters.length > 0) return true
  return Object.values(attributes).some((one) => one?.bools ?? one?.ints ?? one?.strings ?? one?.versions)
}
