import { dns1035LabelFault, dnsSubdomainFault, pathSegmentFault } from '../../kubernetes/names.ts'
import { quote } from '../../schema/words.ts'
import type { Field } from '../field.ts'
import type { APIService, APIServiceSpec, ServiceReference } from '../types/apiregistration-v1.ts'

const MOST_GROUP_PRIORITY = 20_000
const MOST_VERSION_PRIORITY = 1000

/** Checks an APIService (ValidateAPIService). */
export function validateAPIService({ metadata, spec = {} }: APIService, path: Field): void {
  const { group = '', version = '', groupPriorityMinimum, versionPriority } = spec
  const wanted = `${version}.${group}`
  for (const name of ['name', 'generateName'] as const)
    validateName(metadata?.[name], wanted, path.at('metadata').at(name))
  if (!metadata?.name && metadata?.generateName) path.at('metadata').at('name').invalid(undefined, nameFault(wanted))
  const at = path.at('spec')
  if (group !== '') at.at('group').matches(group, dnsSubdomainFault)
  else if (version !== 'v1') at.at('group').required('is required, unless `version` is "v1"')
  at.at('version').matches(version, dns1035LabelFault)
  validatePriority(groupPriorityMinimum, MOST_GROUP_PRIORITY, at.at('groupPriorityMinimum'))
  validatePriority(versionPriority, MOST_VERSION_PRIORITY, at.at('versionPriority'))
  validateTrust(spec, at)
  validatePort(spec.service, at.at('service').at('port'))
}

function validateName(name: string | undefined, wanted: string, path: Field): void {
  if (name && name !== wanted && pathSegmentFault(name) === undefined) path.invalid(name, nameFault(wanted))
}

function nameFault(wanted: string): string {
  return `must be the version and the group with a dot between, ${quote(wanted)}`
}

function validatePriority(priority: number | undefined, most: number, path: Field): void {
  if (priority === undefined) path.invalid(undefined, `is required, from 1 to ${most}`)
  else if (priority <= 0 || priority > most) path.invalid(priority, `must be from 1 to ${most}`)
}

/** Whom the server trusts, where it asks another one at all. */
function validateTrust({ service, caBundle, insecureSkipTLSVerify }: APIServiceSpec, path: Field): void {
  const skip = path.at('insecureSkipTLSVerify')
  if (service === undefined) {
    if (caBundle) path.at('caBundle').invalid(undefined, 'may only be set with a `service`')
    if (insecureSkipTLSVerify === true) skip.invalid(true, 'may only be set with a `service`')
  } else if (insecureSkipTLSVerify === true && caBundle) skip.invalid(true, 'may not be true beside a `caBundle`')
}

function validatePort(service: ServiceReference | undefined, path: Field): void {
  const port = service?.port
  if (port !== undefined && (port < 1 || port > 65535)) path.invalid(port, 'must be between 1 and 65535')
}
