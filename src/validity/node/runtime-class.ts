import { containerResourceNameFault } from '../../kubernetes/resource-names.ts'
import { type FieldPath, key } from '../../model/path.ts'
import { warnAboutNodeLabel } from '../core/node-labels.ts'
import { type ResourceList, validateResources } from '../core/resources.ts'
import { validateTolerations } from '../core/toleration.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { KnownNames } from '../known-names.ts'
import { validateLabels } from '../meta/object-meta.ts'
import type { Toleration } from '../types/core-v1.ts'
import type { RuntimeClass, Scheduling } from '../types/node-v1.ts'
import type { RuntimeClass as OlderRuntimeClass } from '../types/node-v1alpha1.ts'

const NO_CLAIMS = new KnownNames([])

/** Checks a RuntimeClass (ValidateRuntimeClass); v1alpha1 has everything in a `spec`. */
export function validateRuntimeClass(given: RuntimeClass & OlderRuntimeClass, path: Field, context: Context): void {
  const alpha = context.kind.version === 'v1alpha1'
  const { overhead, scheduling } = alpha ? (given.spec ?? {}) : given
  const at = alpha ? path.at('spec') : path
  if (overhead?.podFixed !== undefined) validateOverhead(overhead.podFixed, at.at('overhead'), context)
  if (scheduling !== undefined) validateScheduling(scheduling, at.at('scheduling'), context)
}

/** What the pods of a class take for themselves is checked as the limits of a container. */
function validateOverhead(podFixed: ResourceList, path: Field, { minor }: Context): void {
  const depth = path.path().length
  path.moving(
    () =>
      validateResources({ limits: podFixed }, path, {
        minor,
        name: containerResourceNameFault,
        claimNames: NO_CLAIMS,
      }),
    (place) => place.map((step, index) => (index === depth && step === 'limits' ? 'podFixed' : step)),
  )
}

/** Servers up to this one name the list of tolerations twice. */
const TWICE_UNTIL = 34

/** How a server names a place. */
export function serverPath(path: FieldPath, { minor, kind }: Context): FieldPath {
  const [first, second, ...rest] = kind.version === 'v1alpha1' && path[0] === 'spec' ? path.slice(1) : path
  if (first === 'runtimeHandler') return ['handler']
  if (first === 'scheduling' && second === 'tolerations' && rest.length > 1 && minor <= TWICE_UNTIL)
    return [first, second, second, ...rest]
  return path[0] === 'spec' ? path.slice(1) : path
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
  for (const name in nodeSelector)
    warnAboutNodeLabel(name, selectorPath.standingAt(selectorPath.at(key(name))), context)
}

/** Tolerations are the same whatever time they give. */
function idOf({ key = '', operator = '', value = '', effect = '' }: Toleration): string {
  return JSON.stringify([key, operator, value, effect])
}
