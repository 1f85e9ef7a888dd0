import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type {
  MutatingAdmissionPolicyBinding,
  ParamRef,
  ValidatingAdmissionPolicyBinding,
} from '../types/admissionregistration-v1.ts'
import { validateMatchResources } from './match-resources.ts'
import { warnAboutReservedName } from './reserved-name.ts'
import { validateMutableOperations } from './rule.ts'

/** Checks a ValidatingAdmissionPolicyBinding (ValidateValidatingAdmissionPolicyBinding). */
export function validateValidatingAdmissionPolicyBinding(
  { metadata, spec = {} }: ValidatingAdmissionPolicyBinding,
  path: Field,
  context: Context,
): void {
  const at = path.at('spec')
  validateParamRef(spec.paramRef, at.at('paramRef'), context)
  validateMatchResources(spec.matchResources, at.at('matchResources'), context)
  validateActions(spec.validationActions, at.at('validationActions'))
  warnAboutReservedName(metadata, path, context)
}

function validateActions(actions: readonly string[] | undefined, path: Field): void {
  if (actions?.includes('Deny') && actions.includes('Warn'))
    path.invalid(undefined, 'must not have both "Deny" and "Warn": who is denied is told why')
  each(actions, path, (action, itemPath) => refuseEmpty(action, itemPath, ['Audit', 'Deny', 'Warn']))
}

/** Checks a MutatingAdmissionPolicyBinding (ValidateMutatingAdmissionPolicyBinding). */
export function validateMutatingAdmissionPolicyBinding(
  { metadata, spec = {} }: MutatingAdmissionPolicyBinding,
  path: Field,
  context: Context,
): void {
  const at = path.at('spec')
  const matchPath = at.at('matchResources')
  validateParamRef(spec.paramRef, at.at('paramRef'), context)
  validateMatchResources(spec.matchResources, matchPath, context)
  validateMutableOperations(spec.matchResources?.resourceRules, matchPath.at('resourceRules'))
  warnAboutReservedName(metadata, path, context)
}

/** Checks which parameters are given to a policy (validateParamRef). */
function validateParamRef(ref: ParamRef | undefined, path: Field, context: Context): void {
  if (ref === undefined || context.minor < 28) return
  const { name, selector } = ref
  if (name && selector !== undefined) {
    path.at('name').forbidden('may not be set together with `selector`')
    path.at('selector').forbidden('may not be set together with `name`')
  }
  validateLabelSelector(selector, path.at('selector'), context)
  if (!name && selector === undefined) path.required('must have `name` or `selector`')
  if (ref.parameterNotFoundAction === '' && context.kind.version === 'v1alpha1')
    path.at('parameterNotFoundAction').required('must be "Allow" or "Deny", or absent')
}
