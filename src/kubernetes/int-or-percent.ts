/** A count or a share of a count, as in `maxSurge: 1` or `maxSurge: 25%` (intstr.IntOrString). */
export type IntOrPercent = number | string

const PERCENT = /^[0-9]+%$/

/** The number before the percent sign; undefined where the value is no percentage (validation.IsValidPercent). */
export function percentOf(value: unknown): number | undefined {
  return typeof value === 'string' && PERCENT.test(value) ? Number(value.slice(0, -1)) : undefined
}

/** Whether the API server takes the value: an integer of at least 0, or digits with a percent sign (ValidatePositiveIntOrPercent). */
export function isIntOrPercent(value: unknown): value is IntOrPercent {
  return percentOf(value) !== undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0)
}

/** What is meant of a total, rounded as asked; undefined for a value that is neither (intstr.GetScaledValueFromIntOrPercent). */
export function scale(value: unknown, total: number, rounding: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return value
  const percent = percentOf(value)
  if (percent === undefined) return undefined
  const exact = (percent * total) / 100
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact)
}

/** Whether the API server's checks take a value for zero as it is written, before any rounding: 0, `0%`, or text that is no number (getIntOrPercentValue). */
export function isWrittenZero(value: unknown): boolean {
  if (typeof value === 'number') return value === 0
  const number = percentOf(value) ?? (typeof value === 'string' && /^[+-]?[0-9]+$/.test(value) ? Number(value) : 0)
  return number === 0
}

/** What a share of a total comes to: `25% of 3 replicas is 0.75, which rounds up to 1`; undefined where the value is no percentage. */
export function shareInWords(
  value: unknown,
  total: number,
  things: string,
  rounding: 'up' | 'down',
): string | undefined {
  const percent = percentOf(value)
  const scaled = scale(value, total, rounding)
  if (percent === undefined || scaled === undefined || !Number.isSafeInteger(scaled)) return undefined
  const exact = (percent * total) / 100
  const share = `${percent}% of ${total} ${things}`
  return exact === scaled ? `${share} is ${scaled}` : `${share} is ${exact}, which rounds ${rounding} to ${scaled}`
}
