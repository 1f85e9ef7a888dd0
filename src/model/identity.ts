import type { Finding } from './finding.ts'

/** What is the same in two findings that mean the same defect, wherever they stand: neither lines nor files, and no version of an API. */
export interface Identity {
  readonly rule: string
  /** Absent where the document is no resource. */
  readonly resource?: ResourceIdentity
  /** The field path with items of lists under their names; empty where the whole document is meant. */
  readonly path: string
  /** Only where there is no resource. */
  readonly message?: string
}

/** A resource whatever version of the API it is written in; names that are not written are empty. */
export interface ResourceIdentity {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** What a finding is recognised by in another run. */
export function identityOf({ rule, resource, path, namedPath = path, message }: Finding): Identity {
  if (resource === undefined) return { rule, path, message }
  const { apiVersion, kind, namespace = '', name = '' } = resource
  return { rule, resource: { group: groupOf(apiVersion), kind, namespace, name }, path: namedPath }
}

/** The same text for the same identity, and for no other one. */
export function identityText({ rule, resource, path, message }: Identity): string {
  return JSON.stringify([rule, resource === undefined ? null : resourceText(resource), path, message])
}

/** The same text for the same resource, and for no other one. */
export function resourceText({ group, kind, namespace, name }: ResourceIdentity): string {
  return JSON.stringify([group, kind, namespace, name])
}

/** The group alone: a resource stays the same when it moves to a newer version. */
function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')))
}
