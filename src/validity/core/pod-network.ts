import { ipWarning, legacyIPFault } from '../../kubernetes/ip.ts'
import { dnsSubdomainFault, dnsSubdomainUnderscoreFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { HostAlias, PodDNSConfig, PodSpec } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Checks how a pod resolves names (validatePodDNSConfig). */
export function validateDNSConfig({ dnsPolicy, dnsConfig }: PodSpec, path: Field, pod: PodContext): void {
  if (dnsConfig === undefined) {
    if (dnsPolicy === 'None') path.required('with a name server is required when `dnsPolicy` is "None"')
    return
  }
  if (dnsPolicy === 'None' && (dnsConfig.nameservers ?? []).length === 0) {
    path.at('nameservers').required('must have at least one when `dnsPolicy` is "None"')
    return
  }
  validateNameservers(dnsConfig, path.at('nameservers'), pod)
  validateSearches(dnsConfig, path.at('searches'), pod)
  each(dnsConfig.options, path.at('options'), ({ name = '' }, itemPath) => {
    if (name === '') itemPath.required('must have a `name`')
  })
}

const MOST_NAMESERVERS = 3

function validateNameservers({ nameservers = [] }: PodDNSConfig, path: Field, { minor }: PodContext): void {
  if (nameservers.length > MOST_NAMESERVERS)
    path.invalid(undefined, `must have at most ${MOST_NAMESERVERS} items, this has ${nameservers.length}`)
  each(nameservers, path, (ip, itemPath) => itemPath.matches(ip, (text) => legacyIPFault(text, minor)))
}

/** The first minor that allows long search lists (feature ExpandedDNSConfig), and that which allows underscores and the root (RelaxedDNSSearchValidation). */
const LONG_SEARCHES_SINCE = 26
const RELAXED_SEARCHES_SINCE = 33

function validateSearches({ searches = [] }: PodDNSConfig, path: Field, { minor }: PodContext): void {
  const [items, length] = minor >= LONG_SEARCHES_SINCE ? [32, 2048] : [6, 256]
  if (searches.length > items) path.invalid(undefined, `must have at most ${items} items, this has ${searches.length}`)
  const joined = searches.join(' ').length
  if (joined > length)
    path.invalid(undefined, `must have at most ${length} characters with blanks between, this has ${joined}`)
  const relaxed = minor >= RELAXED_SEARCHES_SINCE
  const grammar = relaxed ? dnsSubdomainUnderscoreFault : dnsSubdomainFault
  each(searches, path, (search, itemPath) => {
    if (relaxed && search === '.') return
    itemPath.matches(search, (text) => grammar(text.endsWith('.') ? text.slice(0, -1) : text))
  })
}

/** The first minor that says in which line of the hosts file something is wrong. */
const LINES_SINCE = 30

/** Checks the lines of the hosts file (ValidateHostAliases). */
export function validateHostAliases(
  aliases: readonly HostAlias[] | undefined,
  path: Field,
  { minor }: PodContext,
): void {
  const named = minor >= LINES_SINCE
  each(aliases, path, ({ ip = '', hostnames }, itemPath) => {
    const ipPath = named ? itemPath.at('ip') : path.at('ip').standingAt(itemPath.at('ip'))
    ipPath.matches(ip, (text) => legacyIPFault(text, minor))
    each(hostnames, itemPath.at('hostnames'), (name, namePath) =>
      (named ? namePath : path.at('hostnames').standingAt(namePath)).matches(name, dnsSubdomainFault),
    )
  })
}

/** The first minor that warns about odd forms of addresses. */
const ODD_IPS_SINCE = 33

/** Warns about addresses that stand twice in the hosts file or have an odd form. */
export function warnAboutNetwork({ hostAliases, dnsConfig }: PodSpec, path: Field, { minor }: PodContext): void {
  const warnAboutForm = (ip: string, at: Field) => {
    const odd = minor >= ODD_IPS_SINCE ? ipWarning(ip, minor) : undefined
    if (odd !== undefined) at.warn(`"${ip}" ${odd}`)
  }
  const seen = new Set<string>()
  each(hostAliases, path.at('hostAliases'), ({ ip = '' }, itemPath) => {
    if (seen.has(ip)) itemPath.at('ip').warn(`"${ip}" has an entry before; put all names of an address into one`)
    seen.add(ip)
    warnAboutForm(ip, itemPath.at('ip'))
  })
  each(dnsConfig?.nameservers, path.at('dnsConfig').at('nameservers'), warnAboutForm)
}

/** The most characters of a host name that replaces all others, as of Linux. */
const LONGEST_HOST_NAME = 64

/** Checks a host name that replaces all others (validatePodHostName). */
export function validateHostnameOverride(spec: PodSpec, path: Field): void {
  const { hostnameOverride, setHostnameAsFQDN, hostNetwork } = spec
  if (hostnameOverride === undefined) return
  if (setHostnameAsFQDN) path.forbidden('may not be set when `setHostnameAsFQDN` is true')
  if (hostNetwork) path.forbidden('may not be set when `hostNetwork` is true')
  if (hostnameOverride.length > LONGEST_HOST_NAME) path.tooLong(LONGEST_HOST_NAME, hostnameOverride.length)
  path.matches(hostnameOverride, dnsSubdomainFault)
}
