import { celIdentifierFault } from '../../kubernetes/cel/names.ts'
import { dns1035LabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import type {
  MutatingAdmissionPolicySpec,
  ParamKind,
  ValidatingAdmissionPolicySpec,
  Variable,
} from '../types/admissionregistration-v1.ts'
import { refuseBlank, validateMatchConditions } from './match-condition.ts'
import { validateMatchResources } from './match-resources.ts'

/** Checks what policies that judge and those that change have in common. */
export function validatePolicy(
  spec: MutatingAdmissionPolicySpec | ValidatingAdmissionPolicySpec,
  path: Field,
  context: Context,
): void {
  refuseEmpty(spec.failurePolicy, path.at('failurePolicy'), ['Fail', 'Ignore'])
  if (spec.paramKind !== undefined) validateParamKind(spec.paramKind, path.at('paramKind'))
  const { matchConstraints } = spec
  if (matchConstraints !== undefined) {
    const at = path.at('matchConstraints')
    validateMatchResources(matchConstraints, at, context)
    if (!matchConstraints.resourceRules?.length) at.at('resourceRules').required('must have a rule')
  }
  validateMatchConditions(spec.matchConditions, path.at('matchConditions'))
  each(spec.variables, path.at('variables'), validateVariable)
}

/** Checks the kind of a policy's parameters (validateParamKind). */
function validateParamKind({ apiVersion, kind }: ParamKind, path: Field): void {
  if (apiVersion) validateApiVersion(apiVersion, path.at('apiVersion'))
  if (kind) path.at('kind').matches(kind, (text) => dns1035LabelFault(text.toLowerCase()))
}

function validateApiVersion(apiVersion: string, path: Field): void {
  const parts = apiVersion.split('/')
  if (parts.length > 2) {
    path.invalid(apiVersion, 'must have one slash at most, as in apps/v1')
    return
  }
  const version = parts.at(-1)!
  const group = parts.length === 2 ? parts[0]! : ''
  if (group !== '') path.matches(group, dnsSubdomainFault, { subject: 'the group' })
  if (version === '') path.invalid(apiVersion, 'must have a version, as in apps/v1')
  else path.matches(version, dns1035LabelFault, { subject: 'the version' })
}

/** Checks what expressions can refer to (validateVariable). */
function validateVariable({ name, expression }: Variable, path: Field): void {
  if (name) {
    if (name.trim() === '') path.at('name').required('must not be blank')
    else path.at('name').matches(name, celIdentifierFault)
  }
  refuseBlank(expression, path.at('expression'))
}
