import { labelKeyFault, labelValueFault } from './labels.ts'
import {
  cIdentifierFault,
  configMapKeyFault,
  dns1035LabelFault,
  dnsLabelFault,
  dnsSubdomainFault,
  domainPrefixedPathFault,
  fullyQualifiedNameFault,
  pathSegmentFault,
  portNameFault,
  wildcardSubdomainFault,
} from './names.ts'

/** Says what is wrong with a text, as the rest of a sentence that begins with its name; undefined where nothing is. */
export type Grammar = (text: string) => string | undefined

/** The grammars that `schemas/constraints/limits.json` names: what a text of one field must be like. */
export const formats: Readonly<Record<string, Grammar>> = {
  'c-identifier': cIdentifierFault,
  'config-map-key': configMapKeyFault,
  'dns-1035-label': dns1035LabelFault,
  'dns-label': dnsLabelFault,
  'dns-subdomain': dnsSubdomainFault,
  'domain-prefixed-path': domainPrefixedPathFault,
  'fully-qualified-name': fullyQualifiedNameFault,
  'label-value': labelValueFault,
  'path-segment': pathSegmentFault,
  'port-name': portNameFault,
  'qualified-name': labelKeyFault,
  'wildcard-dns-subdomain': wildcardSubdomainFault,
}
