import { pathSegmentFault } from '../../kubernetes/names.ts'
import { formatPath } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { CrossVersionObjectReference } from '../types/autoscaling-v2.ts'

/** The first minor that looks at the API version. */
const VERSION_SINCE = 34

/** The kinds that are scaled most. */
const APPS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet'])

/** Checks the object that an autoscaler names (ValidateCrossVersionObjectReference); `coreAllowed`: it may be of the group without a name. */
export function validateReference(
  reference: CrossVersionObjectReference | undefined,
  path: Field,
  { minor }: Context,
  { coreAllowed }: { readonly coreAllowed: boolean },
): void {
  const { kind, name, apiVersion = '' } = reference ?? {}
  if (kind) path.at('kind').matches(kind, pathSegmentFault)
  if (name) path.at('name').matches(name, pathSegmentFault)
  if (minor < VERSION_SINCE) return
  const [group, version, more] = apiVersion === '/' ? [''] : apiVersion.split('/')
  const at = path.at('apiVersion')
  const hint = kind !== undefined && APPS.has(kind) ? `a ${kind} is in "apps/v1"` : undefined
  if (more !== undefined) at.invalid(apiVersion, 'must be a group and a version, such as "apps/v1"', { hint })
  else if (!coreAllowed && (version === undefined || group === ''))
    at.invalid(apiVersion || undefined, 'must have an API group, such as "apps/v1"', {
      hint,
      ...(reference === undefined && { subject: `\`${formatPath(at.path().slice(-2))}\`` }),
    })
}
