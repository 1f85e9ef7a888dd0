import type { FieldPath } from '../../model/path.ts'
import { isMapValue } from '../../yaml/value.ts'

/** Whether two stored values are the same. */
export function same(a: unknown, b: unknown): boolean {
  return differenceOf(a, b) === undefined
}

/** The way to the first place where two stored values differ, in the order of the second one's keys; undefined where they are the same. */
export function differenceOf(a: unknown, b: unknown): FieldPath | undefined {
  if (a === b) return undefined
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      const inner = differenceOf(a[i], b[i])
      if (inner !== undefined) return [i, ...inner]
    }
    return undefined
  }
  if (!isMapValue(a) || !isMapValue(b)) return []
  for (const key of new Set([...Object.keys(b), ...Object.keys(a)])) {
    const inner = differenceOf(a[key], b[key])
    if (inner !== undefined) return [key, ...inner]
  }
  return undefined
}
