/** The objects of a list with their indices; entries that are null, or no objects, are passed over. */
export function objectsOf<T>(list: readonly T[] | undefined): [T, number][] {
  if (!Array.isArray(list)) return []
  const found: [T, number][] = []
  for (let index = 0; index < list.length; index++)
    if (typeof list[index] === 'object' && list[index] !== null) found.push([list[index], index])
  return found
}
