import { portNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'

/** Checks the number of a port; an absent one counts as 0 (IsValidPortNum). */
export function validatePortNumber(port: number | undefined, path: Field): void {
  if (port === undefined) path.invalid(port, 'is missing: it must be a number between 1 and 65535')
  else if (port < 1 || port > 65535) path.invalid(port, 'must be between 1 and 65535')
}

const DIGITS = /^[0-9]+$/

/** Checks a port that is given by number or by name; an absent one counts as 0 (ValidatePortNumOrName). */
export function validatePort(port: string | number | undefined, path: Field): void {
  if (port === undefined) path.invalid(undefined, 'must be the number or name of a port')
  else if (typeof port === 'number') validatePortNumber(port, path)
  else path.matches(port, portNameFault, DIGITS.test(port) ? { hint: 'a number must stand without quotes' } : undefined)
}
