import { dnsSubdomainFault } from './names.ts'

/** What keeps a text from being the name of a host (validation.IsDNS1123Subdomain), with what URLs have besides called by its name; undefined for one. */
export function hostNameFault(text: string): string | undefined {
  const fault = dnsSubdomainFault(text)
  if (fault === undefined) return undefined
  if (/^[a-z]+:\/\//i.test(text)) return 'must be a host name only, without `https://`'
  if (/^[^:/]+:\d+$/.test(text)) return 'must be a host name only, without a port'
  return text.includes('/') ? 'must be a host name only, without a path' : fault
}
