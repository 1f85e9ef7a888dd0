import { dns1035LabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { GroupChecks } from '../kind.ts'

/** The kinds of `internal.apiserver.k8s.io` (pkg/apis/apiserverinternal/validation); what their status says is dropped. */
export const apiserverinternal: GroupChecks = {
  StorageVersion: { name: storageVersionFault },
}

/** What keeps a text from being a group and a resource of it (ValidateStorageVersionName). */
function storageVersionFault(text: string): string | undefined {
  const dot = text.lastIndexOf('.')
  if (dot === -1) return 'must be a group, a dot and a resource, as in apps.deployments'
  const group = dnsSubdomainFault(text.slice(0, dot))
  if (group !== undefined) return `must have a group before the last dot, which ${group}`
  const resource = dns1035LabelFault(text.slice(dot + 1))
  return resource && `must have a resource after the last dot, which ${resource}`
}
