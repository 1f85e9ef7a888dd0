import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodResourceClaim } from '../types/core-v1.ts'
import { MIRROR } from './pod-annotations.ts'
import type { PodContext } from './pod-context.ts'

/** Checks which claims of devices a pod brings along (validatePodResourceClaims); a pod that mirrors a file may have none. */
export function validatePodResourceClaims(
  claims: readonly PodResourceClaim[] | undefined,
  path: Field,
  pod: PodContext,
): void {
  if (claims === undefined || isMirror(pod)) return
  const names = new Map<string, Field>()
  each(claims, path, (claim, itemPath) => validateClaim(claim, itemPath, names))
}

/** Whether a Pod mirrors one that a kubelet runs from a file. */
export function isMirror({ template, metadata }: PodContext): boolean {
  return !template && Object.hasOwn(metadata?.annotations ?? {}, MIRROR)
}

/** Says of a Pod that mirrors a file that it may have no claims; the server says so of no field. */
export function forbidMirrorClaims(
  claims: readonly PodResourceClaim[] | undefined,
  path: Field,
  root: Field,
  pod: PodContext,
): void {
  if (claims !== undefined && claims.length > 0 && isMirror(pod))
    root.at(key('')).standingAt(path).forbidden(`may not be set in a pod with the annotation "${MIRROR}"`)
}

function validateClaim(claim: PodResourceClaim, path: Field, names: Map<string, Field>): void {
  const { name = '', resourceClaimName, resourceClaimTemplateName } = claim
  const at = path.at('name')
  const first = names.get(name)
  if (first !== undefined) at.duplicate(name, { related: [{ path: first.placePath(), message: 'the other one' }] })
  else if (name === '') at.required()
  else {
    at.matches(name, dnsLabelFault)
    names.set(name, at)
  }
  if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined)
    path.invalid(undefined, 'may have `resourceClaimName` or `resourceClaimTemplateName`, not both')
  if (resourceClaimName === undefined && resourceClaimTemplateName === undefined)
    path.invalid(undefined, 'must have `resourceClaimName` or `resourceClaimTemplateName`')
  if (resourceClaimName !== undefined) path.at('resourceClaimName').matches(resourceClaimName, dnsSubdomainFault)
  if (resourceClaimTemplateName !== undefined)
    path.at('resourceClaimTemplateName').matches(resourceClaimTemplateName, dnsSubdomainFault)
}
