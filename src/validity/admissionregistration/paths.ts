import type { FieldPath } from '../../model/path.ts'
import type { Context } from '../kind.ts'

/** How older servers misname what they judge in `spec`, with the last minor that does. */
const MISNAMED = new Map([
  ['matchResources', { until: 31, as: 'matchResouces' }],
  ['objectSelector', { until: 28, as: 'labelSelector' }],
])

/** How a server names a place in policies that judge requests and in their bindings. */
export function serverPath(path: FieldPath, { minor }: Context): FieldPath {
  if (minor > 31 || path[0] !== 'spec') return path
  const isMisnamed = (step: unknown) => minor <= (MISNAMED.get(String(step))?.until ?? 0)
  return path.slice(1, 3).some(isMisnamed)
    ? path.map((step, index) => (index < 3 && isMisnamed(step) ? MISNAMED.get(String(step))!.as : step))
    : path
}
