import { dns1035LabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { parseUrl } from '../../kubernetes/url.ts'
import { didYouMean } from '../../model/meant.ts'
import { key } from '../../model/path.ts'
import { quote } from '../../schema/words.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { CustomResourceDefinition, CustomResourceDefinitionNames } from '../types/apiextensions-v1beta1.ts'
import { validateColumn } from './columns.ts'
import { validateConversion } from './conversion.ts'
import { type Definition, readDefinition } from './definition.ts'
import { warnOfFormats } from './formats.ts'
import { validateSchema } from './schema.ts'
import { validateSelectableFields } from './selectable-fields.ts'
import { validateSubresources } from './subresources.ts'
import { validateVersions } from './versions.ts'

/** Checks a CustomResourceDefinition (ValidateCustomResourceDefinition). */
export function validateCustomResourceDefinition(
  object: CustomResourceDefinition,
  path: Field,
  context: Context,
): void {
  const { metadata, spec = {} } = object
  const definition = readDefinition(spec, path.at('spec'), context)
  validateName(object, path)
  validateGroup(spec.group, path.at('spec').at('group'))
  if (definition.isV1) validateApproval(spec.group, metadata?.annotations, path)
  if (definition.isV1 && spec.preserveUnknownFields === true)
    path.at('spec').at('preserveUnknownFields').invalid(true, 'must be false', {
      hint: 'set `x-kubernetes-preserve-unknown-fields: true` in the schema where unknown fields may be',
    })
  validateNames(spec.names, path.at('spec').at('names'))
  validateVersions(definition, path)
  validateParts(definition, context)
  validateConversion(definition, path.at('spec').at('conversion'), context)
  if (path.count === 0) warnOfFormats(definition, context)
}

/** What versions have of their own or share: schemas, subresources, columns and selectable fields. */
function validateParts(definition: Definition, context: Context): void {
  const { schemas, subresources, columns, selectableFields } = definition
  for (const { value, path, hasStatus } of schemas)
    if (value !== undefined) validateSchema(value, path, { definition, context, hasStatus })
  for (const { value, path } of subresources) validateSubresources(value, path)
  for (const { value, path } of columns) each(value, path, (column, at) => validateColumn(column, at, definition.isV1))
  for (const { value, path, schema } of selectableFields) validateSelectableFields(value, schema, path)
}

/** The name is made of the plural and the group. */
function validateName({ metadata, spec }: CustomResourceDefinition, path: Field): void {
  const wanted = `${spec?.names?.plural ?? ''}.${spec?.group ?? ''}`
  const fault = `must be the plural name and the group with a dot between, ${quote(wanted)}`
  const { name, generateName } = metadata ?? {}
  const at = path.at('metadata')
  if (generateName !== undefined && generateName !== '') {
    if (generateName !== wanted) at.at('generateName').invalid(generateName, `makes a name that ${fault}`)
    if (!name) at.at('name').invalid(undefined, fault, { at: [...at.path(), 'generateName'] })
  }
  if (name && name !== wanted) at.at('name').invalid(name, fault)
}

function validateGroup(group: string | undefined, path: Field): void {
  if (!group) return
  if (path.matches(group, dnsSubdomainFault) && !group.includes('.'))
    path.invalid(group, 'must be a domain with at least one dot, such as "shop.example.com"')
}

const APPROVED = 'api-approved.kubernetes.io'
const PROTECTED_GROUP = /(?:^|\.)(?:k8s|kubernetes)\.io$/

/** Groups of Kubernetes itself need the approval of its community (validateAPIApproval). */
function validateApproval(
  group: string | undefined,
  annotations: Readonly<Record<string, string>> | undefined,
  path: Field,
): void {
  if (!group || !PROTECTED_GROUP.test(group)) return
  const value = annotations?.[APPROVED]
  const at = path.at('metadata').at('annotations').at(key(APPROVED))
  const hint =
    'its value is the URL of the approval, or begins with "unapproved"; a group of your own domain needs none'
  if (!value)
    at.required(`is required, as the group ${quote(group)} belongs to Kubernetes`, {
      subject: `the annotation "${APPROVED}"`,
      hint,
    })
  else if (!value.startsWith('unapproved') && !isAbsoluteUrl(value))
    at.invalid(value, 'must be a URL, or begin with "unapproved"', { subject: `the annotation "${APPROVED}"` })
}

function isAbsoluteUrl(text: string): boolean {
  const url = parseUrl(text)
  return typeof url !== 'string' && url.scheme !== '' && url.host !== ''
}

/** Checks the names of the resource (ValidateCustomResourceDefinitionNames); servers make `singular` and `listKind` from `kind` where they are not given. */
function validateNames(names: CustomResourceDefinitionNames = {}, path: Field): void {
  const { plural, kind = '', shortNames, categories } = names
  const singular = names.singular || kind.toLowerCase()
  const listKind = names.listKind || (kind && `${kind}List`)
  if (plural) path.at('plural').matches(plural, dns1035LabelFault)
  if (kind !== '') path.at('kind').matches(kind, anyCaseFault)
  const derived = (name: 'singular' | 'listKind') =>
    names[name] || kind === '' ? path.at(name) : path.at(name).standingAt(path.at('kind'))
  if (singular === '') path.at('singular').required('is required without `kind`')
  else derived('singular').matches(singular, dns1035LabelFault)
  if (listKind === '') path.at('listKind').required('is required without `kind`')
  else derived('listKind').matches(listKind, anyCaseFault)
  if (kind !== '' && kind === listKind)
    path.at('listKind').invalid(listKind, 'must not be the same as `kind`', didYouMean(`${kind}List`))
  each(shortNames, path.at('shortNames'), (name, at) => at.matches(name, dns1035LabelFault))
  each(categories, path.at('categories'), (name, at) => at.matches(name, dns1035LabelFault))
}

function anyCaseFault(text: string): string | undefined {
  return dns1035LabelFault(text.toLowerCase())?.replace('lower case letters', 'letters')
}
