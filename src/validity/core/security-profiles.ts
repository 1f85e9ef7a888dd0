import { descendingPathFault } from '../../kubernetes/paths.ts'
import { didYouMean } from '../../model/meant.ts'
import type { Field, More } from '../field.ts'
import type { AppArmorProfile, SeccompProfile, WindowsSecurityContextOptions } from '../types/core-v1.ts'

/** Checks which system calls are allowed (validateSeccompProfileField); the type itself is judged by the schema. */
export function validateSeccompProfile(profile: SeccompProfile | undefined, path: Field): void {
  if (profile === undefined) return
  const { type, localhostProfile } = profile
  const at = path.at('localhostProfile')
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) at.invalid(localhostProfile, ONLY_LOCALHOST)
  } else if (localhostProfile === undefined) at.required(NEEDED_FOR_LOCALHOST)
  else at.matches(localhostProfile, descendingPathFault)
}

const ONLY_LOCALHOST = 'may only be set when `type` is "Localhost"'
const NEEDED_FOR_LOCALHOST = 'is required when `type` is "Localhost"'
const LONGEST_APPARMOR_NAME = 4095

/** Checks the AppArmor profile of a container or pod (ValidateAppArmorProfileField); the type itself is judged by the schema. */
export function validateAppArmorProfile(profile: AppArmorProfile | undefined, path: Field): void {
  if (profile === undefined) return
  const { type, localhostProfile } = profile
  const at = path.at('localhostProfile')
  if (type === 'RuntimeDefault' || type === 'Unconfined') {
    if (localhostProfile !== undefined) at.invalid(localhostProfile, ONLY_LOCALHOST)
  } else if (type === 'Localhost') {
    if (localhostProfile === undefined || localhostProfile === '') at.required(NEEDED_FOR_LOCALHOST)
    else if (localhostProfile.trim() !== localhostProfile) at.invalid(localhostProfile, 'may not have blanks around it')
    const length = byteLength(localhostProfile ?? '')
    if (length > LONGEST_APPARMOR_NAME) at.tooLong(LONGEST_APPARMOR_NAME, length, { unit: 'bytes' })
  }
}

/** Whether the name of a profile is one that a server copies from an annotation. */
export function isSoundAppArmor({ localhostProfile = '' }: AppArmorProfile): boolean {
  return localhostProfile.trim() === localhostProfile && byteLength(localhostProfile) <= LONGEST_APPARMOR_NAME
}

const LARGEST_CREDENTIAL_SPEC = 64 * 1024

/** Checks what only Windows containers have (validateWindowsSecurityContextOptions). */
export function validateWindowsOptions(options: WindowsSecurityContextOptions | undefined, path: Field): void {
  if (options === undefined) return
  const { gmsaCredentialSpec, runAsUserName } = options
  if (gmsaCredentialSpec === '') path.at('gmsaCredentialSpec').invalid(undefined, 'must not be empty')
  else if (gmsaCredentialSpec !== undefined && byteLength(gmsaCredentialSpec) > LARGEST_CREDENTIAL_SPEC)
    path.at('gmsaCredentialSpec').invalid(undefined, 'must have at most 64 KiB')
  if (runAsUserName !== undefined)
    path.at('runAsUserName').matches(runAsUserName, windowsUserFault, domainHint(runAsUserName))
}

const LONGEST_DOMAIN = 255
const LONGEST_USER = 104
const CONTROL = /[\x00-\x1f\x7f]/
const NETBIOS_NAME = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u
const DOMAIN_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/
const NO_USER_CHARACTER = /["/\\:;|=,+*?<>@[\]]/

/** A domain that is written as in a path or an address. */
function domainHint(text: string): More | undefined {
  const [, first, separator, second] = /^([\w.-]+)([/@])([\w.-]+)$/.exec(text) ?? []
  if (separator === undefined) return undefined
  return didYouMean(separator === '/' ? `${first}\\${second}` : `${second}\\${first}`)
}

/** What keeps a text from being a Windows user, with or without a domain and `\` in front of it. */
function windowsUserFault(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  if (CONTROL.test(text)) return 'must have no control characters'
  const parts = text.split('\\')
  if (parts.length > 2) return 'must have at most one `\\`, between domain and user'
  const user = parts.at(-1)!
  return (parts.length === 2 ? windowsDomainFault(parts[0]!) : undefined) ?? userFault(user)
}

function windowsDomainFault(domain: string): string | undefined {
  if (byteLength(domain) > LONGEST_DOMAIN) return `must have at most ${LONGEST_DOMAIN} characters before the \`\\\``
  const isName = NETBIOS_NAME.test(domain) || domain.split('.').every((label) => DOMAIN_LABEL.test(label))
  return isName ? undefined : 'must have a NetBIOS or DNS name before the `\\`'
}

function userFault(user: string): string | undefined {
  if (user === '') return 'must have a user after the `\\`'
  if (byteLength(user) > LONGEST_USER) return `must have a user of at most ${LONGEST_USER} characters`
  if (/^[. ]+$/.test(user)) return 'must have a user with more than dots and blanks'
  const found = NO_USER_CHARACTER.exec(user)
  return found === null ? undefined : `must have a user without \`${found[0]}\``
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
