import { containerResourceNameFault } from '../../kubernetes/resource-names.ts'
import { warnAboutNodeLabel } from '../core/node-labels.ts'
import { validateResources } from '../core/resources.ts'
import { validateTolerations } from '../core/toleration.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateLabels } from '../meta/object-meta.ts'
import type { Toleration } from '../types/core-v1.ts'
import type { RuntimeClass, Scheduling } from '../types/node-v1.ts'
import type { RuntimeClass as OlderRuntimeClass } from '../types/node-v1alpha1.ts'

const NO_CLAIMS: ReadonlySet<string> = new Set()

/** Checks a RuntimeClass (ValidateRuntimeClass); v1alpha1 has everything in a `spec`. */
export function validateRuntimeClass(given: RuntimeClass & OlderRuntimeClass, path: Field, context: Context): void {
  const alpha = context.kind.version === 'v1alpha1'
  const { overhead, scheduling } = alpha ? (given.spec ?? {}) : given
  const at = alpha ? path.at('spec') : path
  if (overhead?.podFixed !== undefined) {
    const limits = { limits: overhead.podFixed }
    const options = { minor: context.minor, name: containerResourceNameFault, claimNames: NO_CLAIMS }
    const depth = at.path().length + 1
    path.at('overhead').moving(
      () => validateResources(limits, path.at('overhead'), options),
      (place) => [...at.path(), 'overhead', ...(place.length > depth ? ['podFixed', ...place.slice(depth + 1)] : [])],
    )
  }
  if (scheduling !== undefined) validateScheduling(scheduling, at.at('scheduling'), context)
}

/** Checks on which nodes the pods of a class run (validateScheduling). */
function validateScheduling({ nodeSelector, tolerations }: Scheduling, path: Field, context: Context): void {
  const selectorPath = path.at('nodeSelector')
  validateLabels(nodeSelector, selectorPath)
  validateTolerations(tolerations, path.at('tolerations'))
  const seen = new Set<string>()
  each(tolerations, path.at('tolerations'), (toleration, itemPath) => {
    const id = idOf(toleration)
    if (seen.has(id)) itemPath.duplicate(undefined)
    seen.add(id)
  })
  for (const name in nodeSelector) warnAboutNodeLabel(name, selectorPath, context)
}

/** Tolerations are the same whatever time they give. */
function idOf({ key = '', operator = '', value = '', effect = '' }: Toleration): string {
  return JSON.stringify([key, operator, value, effect])
}
