import { legacyIPFault, nonSpecialIPFault } from '../../kubernetes/ip.ts'
import { dnsLabelFault, dnsSubdomainFault, qualifiedNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validatePortNumber } from '../meta/port.ts'
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from '../types/core-v1.ts'
import { warnAboutIP } from './service-warnings.ts'

/** The minor since which servers warn about the form of addresses outside of Services. */
export const MORE_ADDRESS_WARNINGS_SINCE = 33

/** Checks Endpoints (ValidateEndpoints). */
export function validateEndpoints({ metadata, subsets }: Endpoints, path: Field, { minor }: Context): void {
  each(subsets, path.at('subsets'), (subset, itemPath) => validateSubset(subset, itemPath, minor))
  const managed = metadata?.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller'
  if (minor < MORE_ADDRESS_WARNINGS_SINCE || managed || path.count > 0) return
  each(subsets, path.at('subsets'), (subset, itemPath) =>
    eachAddress(subset, itemPath, ({ ip = '' }, addressPath) => warnAboutIP(ip, addressPath.at('ip'), minor)),
  )
}

function eachAddress(
  { addresses, notReadyAddresses }: EndpointSubset,
  path: Field,
  visit: (address: EndpointAddress, path: Field) => void,
): void {
  each(addresses, path.at('addresses'), visit)
  each(notReadyAddresses, path.at('notReadyAddresses'), visit)
}

function validateSubset(subset: EndpointSubset, path: Field, minor: number): void {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset
  if (addresses.length === 0 && notReadyAddresses.length === 0)
    path.required('must have `addresses` or `notReadyAddresses`')
  eachAddress(subset, path, (address, itemPath) => validateAddress(address, itemPath, minor))
  each(ports, path.at('ports'), (port, itemPath) => validatePort(port, itemPath, ports.length > 1))
}

function validateAddress({ ip = '', hostname = '', nodeName }: EndpointAddress, path: Field, minor: number): void {
  path.at('ip').matches(ip, (text) => legacyIPFault(text, minor) ?? nonSpecialIPFault(text))
  if (hostname !== '') path.at('hostname').matches(hostname, dnsLabelFault)
  if (nodeName !== undefined) path.at('nodeName').matches(nodeName, dnsSubdomainFault)
}

function validatePort({ name = '', port, appProtocol }: EndpointPort, path: Field, needsName: boolean): void {
  if (name !== '') path.at('name').matches(name, dnsLabelFault)
  else if (needsName) path.at('name').required('is required where there are several ports')
  validatePortNumber(port, path.at('port'))
  if (appProtocol !== undefined) path.at('appProtocol').matches(appProtocol, qualifiedNameFault)
}
