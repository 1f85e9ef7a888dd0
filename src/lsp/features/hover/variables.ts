import { objectsOf } from '../../../kubernetes/lists.ts'
import { code, type Prose, say } from '../../markdown.ts'
import { variablesUsedIn } from '../navigation/variables.ts'
import { containerAround, type Says } from './place.ts'

/** More variables of one text are not told of. */
const MOST = 5
/** Longer texts are not read. */
const LONGEST = 2000

/** What stands for `$(NAME)` in a text of a container (API reference, Container and EnvVar). */
export const variables: Says = (place) => {
  const { scalar, path } = place
  if (typeof scalar !== 'string' || scalar.length > LONGEST || !scalar.includes('$(')) return []
  const container = containerAround(place)
  const names = new Set(variablesUsedIn(scalar).map(({ name }) => name))
  const env = objectsOf<any>(container?.env)
  const own = path.at(-3) === 'env' ? Number(path.at(-2)) : Number.POSITIVE_INFINITY
  return [...names].slice(0, MOST).map((name): Prose => {
    const written = code(`$(${name})`)
    const found = env.findLast(([each]) => each.name === name)
    if (found === undefined)
      return container?.envFrom === undefined
        ? say`${written} stays as it is: the container has no variable of that name`
        : say`${written} is set by envFrom, or stays as it is`
    const [each, index] = found
    return index >= own
      ? say`${written} stays as it is: the variable is set further below`
      : say`${written} is ${meaningOf(each)}`
  })
}

function meaningOf({ value = '', valueFrom }: any): Prose {
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom ?? {}
  if (secretKeyRef) return say`key ${code(String(secretKeyRef.key))} of Secret ${code(String(secretKeyRef.name))}`
  if (configMapKeyRef)
    return say`key ${code(String(configMapKeyRef.key))} of ConfigMap ${code(String(configMapKeyRef.name))}`
  if (fieldRef) return say`${code(String(fieldRef.fieldPath))} of the pod`
  if (resourceFieldRef) return say`${code(String(resourceFieldRef.resource))} of the container`
  return valueFrom === undefined ? say`${code(String(value))}` : say`set when the pod starts`
}
