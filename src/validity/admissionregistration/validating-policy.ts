import { labelKeyFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { nameOf } from '../meta/object-meta.ts'
import type {
  AuditAnnotation,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicySpec,
  Validation,
} from '../types/admissionregistration-v1.ts'
import { refuseBlank } from './match-condition.ts'
import { validatePolicy } from './policy.ts'
import { warnAboutReservedName } from './reserved-name.ts'

/** Checks a ValidatingAdmissionPolicy (ValidateValidatingAdmissionPolicy); what its expressions say is not judged. */
export function validateValidatingAdmissionPolicy(
  policy: ValidatingAdmissionPolicy,
  path: Field,
  context: Context,
): void {
  const { metadata, spec = {} } = policy
  const at = path.at('spec')
  validatePolicy(spec, at, context)
  const { validations = [], auditAnnotations = [] } = spec
  if (validations.length + auditAnnotations.length === 0) requireOne(at, context)
  each(validations, at.at('validations'), validateValidation)
  validateAuditAnnotations(auditAnnotations, at.at('auditAnnotations'), nameOf(metadata))
  warnAboutReservedName(metadata, path, context)
}

function requireOne(path: Field, { minor }: Context): void {
  path.at('validations').required(minor < 27 ? 'is required' : 'or `auditAnnotations` must have an item')
  if (minor >= 27) path.at('auditAnnotations').required('or `validations` must have an item')
}

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge']

function validateValidation(validation: Validation, path: Field): void {
  const { message = '', messageExpression = '' } = validation
  refuseBlank(validation.expression, path.at('expression'))
  if (messageExpression !== '' && messageExpression.trim() === '')
    path.at('messageExpression').invalid(undefined, 'must not be blank')
  if (message !== '' && message.trim() === '') path.at('message').invalid(undefined, 'must not be blank')
  else if (/[\n\r]/.test(message.trim())) path.at('message').invalid(undefined, 'must be one line')
  refuseEmpty(validation.reason, path.at('reason'), REASONS)
}

const MOST_ANNOTATIONS = 20
const LONGEST_EXPRESSION = 5 * 1024

/** Checks what a policy writes into the audit log; keys get the name of the policy before them (validateAuditAnnotation). */
function validateAuditAnnotations(
  annotations: NonNullable<ValidatingAdmissionPolicySpec['auditAnnotations']>,
  path: Field,
  policy: string,
): void {
  if (annotations.length > MOST_ANNOTATIONS)
    path.invalid(undefined, `must have at most ${MOST_ANNOTATIONS} items, this has ${annotations.length}`)
  const keys = new Set<string>()
  each(annotations, path, (annotation, itemPath) => {
    const { key = '' } = annotation
    validateAuditAnnotation(annotation, itemPath, policy)
    if (keys.has(key)) itemPath.at('key').duplicate(key)
    keys.add(key)
  })
}

function validateAuditAnnotation({ key = '', valueExpression = '' }: AuditAnnotation, path: Field, policy: string) {
  const keyPath = path.at('key')
  if (policy === '') keyPath.invalid(key, 'needs the name of the policy before it, which is missing')
  else {
    const fault = labelKeyFault(`${policy}/${key}`)
    if (fault !== undefined) keyPath.invalid(key, `with the name of the policy before it, "${policy}/${key}", ${fault}`)
  }
  refuseBlank(valueExpression, path.at('valueExpression'))
  const length = new TextEncoder().encode(valueExpression.trim()).length
  if (length > LONGEST_EXPRESSION)
    path.at('valueExpression').required(`must have at most ${LONGEST_EXPRESSION} bytes, this has ${length}`)
}
