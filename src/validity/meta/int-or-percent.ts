import type { Field } from '../field.ts'

const PERCENT = /^[0-9]+%$/

/** Checks a count or a share of a total, such as `2` or `25%` (ValidatePositiveIntOrPercent). */
export function validateIntOrPercent(value: string | number | undefined, path: Field): void {
  if (typeof value === 'number') {
    if (value < 0) path.invalid(value, 'must not be negative')
  } else if (value !== undefined && !PERCENT.test(value))
    path.invalid(value, 'must be an integer without quotes, or a percentage such as "25%"')
}

/** Says that a share is more than the whole (IsNotMoreThan100Percent). */
export function validateAtMostAll(value: string | number | undefined, path: Field): void {
  if (typeof value === 'string' && PERCENT.test(value) && Number(value.slice(0, -1)) > 100)
    path.invalid(value, 'must not be more than 100%')
}
