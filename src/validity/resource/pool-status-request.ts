import { dnsSubdomainCaselessFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { ResourcePoolStatusRequest } from '../types/resource-v1alpha3.ts'
import { LONGEST_POOL, poolNameFault } from './names.ts'

const MOST_POOLS = 1000

/** Checks a ResourcePoolStatusRequest (Validate_ResourcePoolStatusRequestSpec). */
export function validatePoolStatusRequest({ spec = {} }: ResourcePoolStatusRequest, path: Field): void {
  const at = path.at('spec')
  const { driver = '', poolName, limit = 1 } = spec
  if (driver !== '') at.at('driver').matches(driver, dnsSubdomainCaselessFault)
  if (poolName !== undefined && poolName.length > LONGEST_POOL) at.at('poolName').tooLong(LONGEST_POOL, poolName.length)
  else if (poolName !== undefined) at.at('poolName').matches(poolName, poolNameFault)
  if (limit < 1 || limit > MOST_POOLS) at.at('limit').invalid(limit, `must be between 1 and ${MOST_POOLS}`)
}
