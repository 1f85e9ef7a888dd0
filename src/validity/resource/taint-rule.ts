import { dnsLabelFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { DeviceTaintRule } from '../types/resource-v1beta2.ts'
import { validateDriverName, validatePoolName } from './names.ts'
import { validateTaint } from './taint.ts'

/** Checks a DeviceTaintRule (ValidateDeviceTaintRule). */
export function validateDeviceTaintRule({ spec = {} }: DeviceTaintRule, path: Field): void {
  const at = path.at('spec')
  const { driver, pool, device } = spec.deviceSelector ?? {}
  const selector = at.at('deviceSelector')
  if (driver === '') selector.at('driver').required('must not be empty where it is given')
  else validateDriverName(driver, selector.at('driver'))
  if (pool === '') selector.at('pool').required('must not be empty where it is given')
  else validatePoolName(pool, selector.at('pool'))
  if (device !== undefined) selector.at('device').matches(device, dnsLabelFault)
  validateTaint(spec.taint ?? {}, at.at('taint'))
}
