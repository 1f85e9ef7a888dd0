import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { DeviceTaintRule } from '../types/resource-v1alpha3.ts'
import { validateSelectors } from './configuration.ts'
import { validateDriverName, validatePoolName } from './names.ts'
import { validateTaint } from './taint.ts'

/** Checks a DeviceTaintRule (ValidateDeviceTaintRule). */
export function validateDeviceTaintRule({ spec = {} }: DeviceTaintRule, path: Field, context: Context): void {
  const at = path.at('spec')
  const { driver, pool, device, deviceClassName, selectors } = spec.deviceSelector ?? {}
  const selector = at.at('deviceSelector')
  if (deviceClassName !== undefined) selector.at('deviceClassName').matches(deviceClassName, dnsSubdomainFault)
  validateSelectors(selectors, selector.at('selectors'), context)
  if (driver === '') selector.at('driver').required('must not be empty where it is given')
  else validateDriverName(driver, selector.at('driver'))
  if (pool === '') selector.at('pool').required('must not be empty where it is given')
  else validatePoolName(pool, selector.at('pool'))
  if (device !== undefined) selector.at('device').matches(device, dnsLabelFault)
  validateTaint(spec.taint ?? {}, at.at('taint'))
}
