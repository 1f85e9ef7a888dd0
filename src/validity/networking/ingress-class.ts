import { dnsLabelFault, dnsSubdomainFault, domainPrefixedPathFault, pathSegmentFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { IngressClass, IngressClassParametersReference } from '../types/networking-v1.ts'

const CONTROLLER_LENGTH = 250

/** Checks an IngressClass (validateIngressClassSpec). */
export function validateIngressClass({ spec }: IngressClass, path: Field): void {
  const { controller = '', parameters } = spec ?? {}
  const at = path.at('spec')
  const length = Buffer.byteLength(controller)
  if (length > CONTROLLER_LENGTH) at.at('controller').tooLong(CONTROLLER_LENGTH, length)
  if (controller !== '') at.at('controller').matches(controller, domainPrefixedPathFault)
  if (parameters !== undefined) validateParameters(parameters, at.at('parameters'))
}

/** Checks what a class points at for more settings (validateIngressClassParametersReference). */
function validateParameters(parameters: IngressClassParametersReference, path: Field): void {
  validateReference(parameters, path)
  const { scope = 'Cluster', namespace } = parameters
  const at = path.at('namespace')
  if (scope === '') path.at('scope').unsupported('', ['Cluster', 'Namespace'])
  else if (scope === 'Namespace') {
    if (namespace === undefined) at.required('is required when `scope` is "Namespace"')
    else at.matches(namespace, dnsLabelFault)
  } else if (scope === 'Cluster' && namespace !== undefined)
    at.forbidden('may not be set when `scope` is "Cluster", as it is where nothing else is said', {
      hint: 'set `scope: Namespace`, or remove it',
    })
}

/** Checks the words of a reference to an object of any kind, as far as they are there (validateIngressTypedLocalObjectReference). */
export function validateReference(
  { apiGroup, kind = '', name = '' }: Pick<IngressClassParametersReference, 'apiGroup' | 'kind' | 'name'>,
  path: Field,
): void {
  if (apiGroup !== undefined) path.at('apiGroup').matches(apiGroup, dnsSubdomainFault)
  if (kind !== '') path.at('kind').matches(kind, pathSegmentFault)
  if (name !== '') path.at('name').matches(name, pathSegmentFault)
}
