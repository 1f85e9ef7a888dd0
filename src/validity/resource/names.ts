import { cIdentifierFault, dnsSubdomainCaselessFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field, More } from '../field.ts'

const LONGEST_DRIVER = 63
/** The longest name of a pool, in characters. */
export const LONGEST_POOL = 253
const LONGEST_IDENTIFIER = 32

/** Checks the name of a driver (ValidateCSIDriverName); that it is there, the schema says. */
export function validateDriverName(name: string | undefined, path: Field, more?: More): void {
  if (name === undefined || name === '') return
  if (name.length > LONGEST_DRIVER) path.tooLong(LONGEST_DRIVER, name.length, more)
  path.matches(name, dnsSubdomainCaselessFault, more)
}

/** Checks the name of a driver where the schema does not say that it must be there. */
export function requireDriverName(name: string | undefined, path: Field): void {
  if (name === undefined || name === '') path.required()
  else validateDriverName(name, path)
}

/** Checks the name of a pool: DNS names with slashes between (validatePoolName); that it is there, the schema says. */
export function validatePoolName(name: string | undefined, path: Field): void {
  if (name === undefined || name === '') return
  if (name.length > LONGEST_POOL) path.tooLong(LONGEST_POOL, name.length)
  else path.matches(name, poolNameFault)
}

/** What keeps a text from being DNS names with slashes between; undefined for those (validate.ResourcePoolName). */
export function poolNameFault(text: string): string | undefined {
  for (const part of text.split('/')) {
    const fault = dnsSubdomainFault(part)
    if (fault === undefined) continue
    if (!text.includes('/')) return fault
    return part === ''
      ? 'must have a name on both sides of every `/`'
      : `must have a DNS name in "${part}", which ${fault}`
  }
  return undefined
}

/** Checks the name of an attribute or a capacity, which may have a domain before it (validateQualifiedName); more than one slash is never looked at. */
export function validateQualifiedName(name: string, path: Field, more?: More): void {
  const parts = name.split('/')
  if (parts.length > 2) return
  const id = parts.at(-1)!
  if (parts.length === 2) {
    if (parts[0] === '') path.invalid(name, 'must have a domain before the `/`', more)
    else validateDriverName(parts[0], path, more)
    if (id === '') {
      path.invalid(name, 'must have a name after the `/`', more)
      return
    }
  }
  if (id.length > LONGEST_IDENTIFIER) path.tooLong(LONGEST_IDENTIFIER, id.length, more)
  path.matches(id, cIdentifierFault, more)
}

/** Checks the name of an attribute that must have its domain before it (validateFullyQualifiedName). */
export function validateFullyQualifiedName(name: string, path: Field): void {
  validateQualifiedName(name, path)
  if (!name.includes('/')) path.invalid(name, 'must be a domain, a `/` and a name, such as "gpu.example.com/model"')
}
