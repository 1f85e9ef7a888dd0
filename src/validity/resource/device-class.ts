import { isExtendedResource } from '../../kubernetes/resource-names.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { DeviceClass } from '../types/resource-v1.ts'
import { validateOpaque, validateSelectors } from './configuration.ts'
import { eachOf } from './lists.ts'

const MOST_CONFIGURATIONS = 32

/** Checks a DeviceClass (ValidateDeviceClass). */
export function validateDeviceClass({ spec }: DeviceClass, path: Field, context: Context): void {
  if (spec === undefined) return
  const at = path.at('spec')
  validateSelectors(spec.selectors, at.at('selectors'), context)
  eachOf(spec.config, MOST_CONFIGURATIONS, at.at('config'), ({ opaque }, itemPath) =>
    validateOpaque(opaque, itemPath, context),
  )
  const { extendedResourceName: name } = spec
  if (name !== undefined && !isExtendedResource(name))
    at.at('extendedResourceName').invalid(
      name,
      'must be a domain other than kubernetes.io, a `/` and a name, such as "example.com/gpu"',
    )
}
