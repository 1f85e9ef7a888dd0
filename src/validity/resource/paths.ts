import type { FieldPath } from '../../model/path.ts'
import type { Context } from '../kind.ts'
import { isFlatVersion } from './claim.ts'

/** The first minor whose servers judge every version in the form of v1beta2. */
const ONE_FORM_SINCE = 33

/** What a request has in `exactly` since v1beta2. */
const EXACTLY = new Set([
  'deviceClassName',
  'selectors',
  'allocationMode',
  'count',
  'adminAccess',
  'tolerations',
  'capacity',
])

/** How a server names a value of older versions: devices without `basic`, and requests with `exactly`. */
export function serverPath(path: FieldPath, context: Context): FieldPath {
  if (context.minor < ONE_FORM_SINCE || !isFlatVersion(context)) return path
  const basic = path.indexOf('basic')
  if (path[basic - 2] === 'devices') return path.filter((_, index) => index !== basic)
  const requests = path.indexOf('requests')
  if (path[requests - 1] !== 'devices' || !EXACTLY.has(String(path[requests + 2]))) return path
  return [...path.slice(0, requests + 2), 'exactly', ...path.slice(requests + 2)]
}
