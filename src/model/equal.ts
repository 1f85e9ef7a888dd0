import { isMapValue } from '../yaml/value.ts'

/** Whether two plain values are the same, where an absent one and an empty list or map are (equality.Semantic.DeepEqual). */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) || Array.isArray(other)) return areEqualLists(one ?? [], other ?? [])
  if (!isMapValue(one) || !isMapValue(other)) return isEmpty(one) && isEmpty(other)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  for (const name of names) if (!isEqual(one[name], other[name])) return false
  return true
}

function areEqualLists(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
  return one.every((item, index) => isEqual(item, other[index]))
}

/** Absent, or what decoding makes of an absent scalar. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || value === false
}
