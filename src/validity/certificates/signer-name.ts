import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'

const LONGEST_DOMAIN = 253
const LONGEST = 571

/** Checks the name of who signs certificates, such as `example.com/signer` (ValidateSignerName); an absent one is not judged. */
export function validateSignerName(name: string, path: Field): void {
  const parts = name.split('/')
  if (parts.length !== 2) {
    path.invalid(name, 'must be a domain, a `/` and a name, as in example.com/signer')
    return
  }
  const [domain, signer] = parts as [string, string]
  if (domain.length > LONGEST_DOMAIN) path.tooLong(LONGEST_DOMAIN, domain.length, { subject: 'the domain' })
  const labels = domain.split('.')
  const bad = labels.map(dnsLabelFault).find((fault) => fault !== undefined)
  if (bad !== undefined) path.invalid(name, `must have a DNS label in each part of the domain, which ${bad}`)
  if (labels.length < 2) path.invalid(name, 'must have a domain of two parts or more, as in example.com/signer')
  const worse = signer
    .split('.')
    .map(dnsSubdomainFault)
    .find((fault) => fault !== undefined)
  if (worse !== undefined) path.invalid(name, `must have a DNS name after the \`/\`, which ${worse}`)
  if (name.length > LONGEST) path.tooLong(LONGEST, name.length)
}
