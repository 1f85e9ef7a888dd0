import type { Field } from '../field.ts'
import { each } from '../kind.ts'

/** Visits the items of a list, if there are no more than `most` of them: a server does not look into longer ones (validateSlice). */
export function eachOf<T>(
  list: readonly T[] | undefined,
  most: number,
  path: Field,
  visit: (item: T, path: Field, index: number) => void,
): void {
  if (list === undefined) return
  if (list.length > most) path.tooMany(most, list.length)
  else each(list, path, visit)
}

/** As `eachOf`, and says which items have the key of an earlier one (validateSet). */
export function eachOnce<T>(
  list: readonly T[] | undefined,
  most: number,
  path: Field,
  keyOf: (item: T) => string,
  visit: (item: T, path: Field, index: number) => void,
): void {
  if (list === undefined) return
  eachOf(list, most, path, visit)
  if (list.length > most) return
  const seen = new Set<string>()
  each(list, path, (item, itemPath) => {
    const key = keyOf(item)
    if (seen.has(key)) itemPath.duplicate(key)
    seen.add(key)
  })
}
