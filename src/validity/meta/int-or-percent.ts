import { percentOf } from '../../kubernetes/int-or-percent.ts'
import type { Field, More } from '../field.ts'

/** Checks a count or a share of a total, such as `2` or `25%` (ValidatePositiveIntOrPercent). */
export function validateIntOrPercent(value: string | number | undefined, path: Field): void {
  if (typeof value === 'number') {
    if (value < 0) path.invalid(value, 'must be at least 0')
  } else if (value !== undefined && percentOf(value) === undefined)
    path.invalid(value, 'must be an integer without quotes, or a percentage such as "25%"', hintFor(value))
}

function hintFor(value: string): More | undefined {
  if (!/^[0-9]{1,9}$/.test(value)) return undefined
  return { hint: `did you mean ${value} or "${value}%"?`, meant: [Number(value), `${value}%`] }
}

/** Says that a share is more than the whole (IsNotMoreThan100Percent). */
export function validateAtMostAll(value: string | number | undefined, path: Field): void {
  if ((percentOf(value) ?? 0) > 100) path.invalid(value, 'must not be more than 100%')
}
