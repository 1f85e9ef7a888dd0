import { dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type {
  NamedResourcesAttribute,
  ResourceClaimParameters,
  ResourceClassParameters,
  ResourceSlice,
} from '../types/resource-v1alpha2.ts'
import { validateReference } from './classic.ts'
import { validateVersion } from './device.ts'
import { requireDriverName } from './names.ts'

/** Checks a ResourceSlice of 1.30, the one minor with named resources (ValidateResourceSlice). */
export function validateNamedResources(
  { nodeName = '', driverName, namedResources }: ResourceSlice,
  path: Field,
): void {
  if (nodeName !== '') path.at('nodeName').matches(nodeName, dnsSubdomainFault)
  requireDriverName(driverName, path.at('driverName'))
  if (namedResources === undefined) {
    path.required('must have `namedResources`')
    return
  }
  eachNamed(namedResources.instances, path.at('namedResources').at('instances'), ({ name, attributes }, itemPath) => {
    validateName(name, itemPath)
    eachNamed(attributes, itemPath.at('attributes'), (attribute, attributePath) => {
      validateName(attribute.name, attributePath)
      validateAttribute(attribute, attributePath)
    })
  })
}

const KINDS_OF_VALUE = ['quantity', 'bool', 'int', 'intSlice', 'string', 'stringSlice', 'version'] as const

function validateAttribute(attribute: NamedResourcesAttribute, path: Field): void {
  validateVersion(attribute.version, path.at('version'))
  const given = KINDS_OF_VALUE.filter((name) => attribute[name] !== undefined)
  if (given.length === 0) path.required('must have a value')
  else if (given.length > 1) path.invalid(undefined, `must have one value, this has ${given.length}`)
}

/** Checks the parameters of a claim in 1.30 (ValidateResourceClaimParameters), all but the grammar of the expressions. */
export function validateClaimParameters({ generatedFrom, driverRequests }: ResourceClaimParameters, path: Field): void {
  validateReference(generatedFrom, path.at('generatedFrom'))
  eachDriver(driverRequests, path.at('driverRequests'), ({ requests = [] }, itemPath) => {
    const at = itemPath.at('requests')
    if (requests.length === 0) at.required()
    each(requests, at, ({ namedResources }, requestPath) => validateSelector(namedResources, requestPath))
  })
}

/** Checks the parameters of a class in 1.30 (ValidateResourceClassParameters), all but the grammar of the expressions. */
export function validateClassParameters(parameters: ResourceClassParameters, path: Field): void {
  validateReference(parameters.generatedFrom, path.at('generatedFrom'))
  eachDriver(parameters.filters, path.at('filters'), ({ namedResources }, itemPath) =>
    validateSelector(namedResources, itemPath),
  )
  eachDriver(parameters.vendorParameters, path.at('vendorParameters'), () => {})
}

function validateSelector(model: { readonly selector?: string } | undefined, path: Field): void {
  if (model === undefined) path.required('must have `namedResources`')
  else if (!model.selector) path.at('namedResources').at('selector').required()
}

/** Visits items that name a driver, each a different one. */
function eachDriver<T extends { readonly driverName?: string }>(
  list: readonly T[] | undefined,
  path: Field,
  visit: (item: T, path: Field) => void,
): void {
  const seen = new Set<string>()
  each(list, path, (item, itemPath) => {
    const { driverName = '' } = item
    requireDriverName(driverName, itemPath.at('driverName'))
    if (seen.has(driverName)) itemPath.at('driverName').duplicate(driverName)
    seen.add(driverName)
    visit(item, itemPath)
  })
}

function eachNamed<T extends { readonly name?: string }>(
  list: readonly T[] | undefined,
  path: Field,
  visit: (item: T, path: Field) => void,
): void {
  const seen = new Set<string>()
  each(list, path, (item, itemPath) => {
    const { name = '' } = item
    if (seen.has(name)) itemPath.at('name').duplicate(name)
    seen.add(name)
    visit(item, itemPath)
  })
}

function validateName(name: string | undefined, path: Field): void {
  if (name === undefined) path.at('name').invalid(undefined, 'is required')
  else path.at('name').matches(name, dnsSubdomainFault)
}
