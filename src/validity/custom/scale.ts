import type { CustomKind } from '../../schema/custom/definitions.ts'
import { shown, typeOf } from '../../schema/custom/values.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'

const INT32_MAX = 2 ** 31 - 1

/** Checks the fields that the scale subresource reads, at creation already (ValidateScaleSpec, ValidateScaleStatus). */
export function validateScale(object: any, { scale }: CustomKind, path: Field): void {
  if (scale === undefined) return
  for (const jsonPath of [scale.replicas, scale.statusReplicas])
    find(object, jsonPath, path, (replicas, at, name) => {
      if (typeOf(replicas) !== 'integer')
        at.invalid(undefined, 'must be an integer: the scale subresource reads replicas from it', name)
      else if ((replicas as number) < 0 || (replicas as number) > INT32_MAX)
        at.invalid(undefined, `must be from 0 to ${INT32_MAX}, not ${shown(replicas)}`, name)
    })
  find(object, scale.selector, path, (selector, at, name) => {
    if (typeof selector !== 'string')
      at.invalid(undefined, 'must be a string: the scale subresource reads its selector from it', name)
  })
}

/** Visits what a path such as `.spec.replicas` leads to, under the name that the server gives it; undefined where something on the way is no map. */
function find(
  object: unknown,
  jsonPath: string | undefined,
  root: Field,
  visit: (value: unknown, at: Field, name: { subject: string }) => void,
): void {
  if (jsonPath === undefined || jsonPath === '') return
  let value = object
  let place = root
  for (const step of jsonPath.replace(/^\./, '').split('.')) {
    if (value === null || value === undefined) return
    if (isMapValue(value) && !(step in value)) return
    if (!isMapValue(value)) {
      value = undefined
      break
    }
    value = value[step]
    place = place.at(step)
  }
  visit(value, root.at(jsonPath).standingAt(place), { subject: `\`${jsonPath}\`` })
}
