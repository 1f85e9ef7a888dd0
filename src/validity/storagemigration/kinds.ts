import { dns1035LabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context, GroupChecks } from '../kind.ts'
import type { GroupVersionResource } from '../types/storagemigration-v1alpha1.ts'

/** The kinds of `storagemigration.k8s.io` (pkg/apis/storagemigration/validation). */
export const storagemigration: GroupChecks = {
  StorageVersionMigration: { check: validateStorageVersionMigration },
}

/** The minor from which on names are judged and a version may be left out. */
const NAMES_SINCE = 35

function validateStorageVersionMigration(
  { spec }: { readonly spec?: { readonly resource?: GroupVersionResource } },
  path: Field,
  { minor }: Context,
): void {
  const { group = '', resource = '', version = '' } = spec?.resource ?? {}
  const at = path.at('spec').at('resource')
  if (resource === '') at.at('resource').required()
  if (minor < NAMES_SINCE) {
    if (version === '') at.at('version').required()
    return
  }
  if (resource !== '') at.at('resource').matches(resource, dns1035LabelFault)
  if (group !== '') at.at('group').matches(group, dnsSubdomainFault)
}
