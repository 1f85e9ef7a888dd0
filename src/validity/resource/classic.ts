import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { validateNodeSelector } from '../core/node-selector.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateTemplateMeta } from '../meta/template-meta.ts'
import type {
  PodSchedulingContext,
  ResourceClaim,
  ResourceClaimParametersReference,
  ResourceClaimSpec,
  ResourceClaimTemplate,
  ResourceClass,
  ResourceClassParametersReference,
} from '../types/resource-v1alpha2.ts'
import { eachOnce } from './lists.ts'
import { requireDriverName } from './names.ts'

const ALLOCATION_MODES = ['Immediate', 'WaitForFirstConsumer']
const MOST_NODES = 128

/** Whether the version has no devices yet, but classes of resources (1.26 to 1.30). */
export function isClassicVersion({ kind }: Context): boolean {
  return kind.version === 'v1alpha1' || kind.version === 'v1alpha2'
}

/** Checks a ResourceClaim of the classic form (ValidateClaim). */
export function validateClassicClaim({ spec }: ResourceClaim, path: Field): void {
  validateSpec(spec, path.at('spec'))
}

/** Checks a ResourceClaimTemplate of the classic form (ValidateClaimTemplate). */
export function validateClassicTemplate({ spec = {} }: ResourceClaimTemplate, path: Field): void {
  const at = path.at('spec')
  validateTemplateMeta(spec.metadata, at.at('metadata'))
  validateSpec(spec.spec, at.at('spec'))
}

function validateSpec(
  { resourceClassName, parametersRef, allocationMode = '' }: ResourceClaimSpec = {},
  path: Field,
): void {
  if (resourceClassName === undefined) path.at('resourceClassName').invalid(undefined, 'is required')
  else path.at('resourceClassName').matches(resourceClassName, dnsSubdomainFault)
  validateReference(parametersRef, path.at('parametersRef'))
  if (allocationMode !== '' && !ALLOCATION_MODES.includes(allocationMode))
    path.at('allocationMode').unsupported(allocationMode, ALLOCATION_MODES)
}

/** Checks which object holds the parameters of a class or claim (validateResourceClaimParametersRef, validateClassParameters). */
export function validateReference(
  reference: (ResourceClaimParametersReference & ResourceClassParametersReference) | undefined,
  path: Field,
): void {
  if (reference === undefined) return
  const { kind = '', name = '', namespace = '' } = reference
  if (kind === '') path.at('kind').required()
  if (name === '') path.at('name').required()
  if (namespace !== '') path.at('namespace').matches(namespace, dnsLabelFault)
}

/** Checks a ResourceClass (ValidateClass). */
export function validateResourceClass(resource: ResourceClass, path: Field, context: Context): void {
  requireDriverName(resource.driverName, path.at('driverName'))
  validateReference(resource.parametersRef, path.at('parametersRef'))
  validateNodeSelector(resource.suitableNodes, path.at('suitableNodes'), context)
}

/** Checks a PodSchedulingContext, first called PodScheduling (ValidatePodSchedulingContexts). */
export function validatePodScheduling({ spec }: PodSchedulingContext, path: Field): void {
  eachOnce(
    spec?.potentialNodes,
    MOST_NODES,
    path.at('spec').at('potentialNodes'),
    (node) => node,
    (node, itemPath) => {
      itemPath.matches(node, dnsSubdomainFault)
    },
  )
}
