import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateSelectorRequirement } from '../meta/label-selector.ts'
import type {
  FieldSelectorAttributes,
  LabelSelectorAttributes,
  LocalSubjectAccessReview,
  ResourceAttributes,
  SelfSubjectAccessReview,
  SubjectAccessReview,
  SubjectAccessReviewSpec,
} from '../types/authorization-v1.ts'
import type { SubjectAccessReviewSpec as OlderSpec } from '../types/authorization-v1beta1.ts'
import type { FieldSelectorRequirement, ObjectMeta } from '../types/meta-v1.ts'

/** Checks a question about the access of somebody (ValidateSubjectAccessReview). */
export function validateSubjectAccessReview(
  { metadata, spec = {} }: SubjectAccessReview,
  path: Field,
  context: Context,
): void {
  validateSubject(spec, path.at('spec'), context)
  validateAttributes(spec, path.at('spec'), context)
  if (!isEmpty(metadata)) path.at('metadata').invalid(undefined, 'must be empty in a question that is not stored')
}

/** Checks a question about one's own access (ValidateSelfSubjectAccessReview). */
export function validateSelfSubjectAccessReview(
  { metadata, spec = {} }: SelfSubjectAccessReview,
  path: Field,
  context: Context,
): void {
  validateAttributes(spec, path.at('spec'), context)
  if (!isEmpty(metadata)) path.at('metadata').invalid(undefined, 'must be empty in a question that is not stored')
}

/** Checks a question about the access of somebody in a namespace (ValidateLocalSubjectAccessReview). */
export function validateLocalSubjectAccessReview(
  { metadata, spec = {} }: LocalSubjectAccessReview,
  path: Field,
  context: Context,
): void {
  const at = path.at('spec')
  const { resourceAttributes, nonResourceAttributes } = spec
  validateSubject(spec, at, context)
  validateAttributes(spec, at, context)
  if (!isEmpty(metadata)) path.at('metadata').invalid(undefined, 'must have nothing but a `namespace`')
  if (resourceAttributes !== undefined)
    validateNamespace(resourceAttributes.namespace, metadata?.namespace, at.at('resourceAttributes').at('namespace'))
  if (nonResourceAttributes !== undefined)
    at.at('nonResourceAttributes').invalid(undefined, 'may not be set: URLs are in no namespace')
}

/** A question without a namespace gets one on its way. */
function validateNamespace(namespace: string | undefined, own: string | undefined, path: Field): void {
  if (own ? namespace !== own : !namespace)
    path.invalid(namespace, own ? `must be "${own}" as in \`metadata\`` : 'must be that of the question')
}

/** Of metadata, namespaces are judged elsewhere, and who wrote what does not count. */
const METADATA: readonly (keyof ObjectMeta)[] = [
  'annotations',
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'labels',
  'name',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
]

function isEmpty(metadata: ObjectMeta | undefined): boolean {
  return metadata === undefined || METADATA.every((name) => isNothing(name, metadata[name]))
}

function isNothing(name: string, value: unknown): boolean {
  if (value === undefined || value === '') return true
  if (typeof value === 'object') return value === null || Object.keys(value).length === 0
  return value === 0 && name !== 'deletionGracePeriodSeconds'
}

function validateSubject(spec: SubjectAccessReviewSpec & OlderSpec, path: Field, { kind }: Context): void {
  const groups = kind.version === 'v1beta1' ? 'group' : 'groups'
  if (!spec.user && !spec[groups]?.length) path.at('user').invalid(undefined, `or \`${groups}\` must be given`)
}

function validateAttributes(spec: SubjectAccessReviewSpec, path: Field, { minor }: Context): void {
  const { resourceAttributes, nonResourceAttributes } = spec
  if (resourceAttributes !== undefined && nonResourceAttributes !== undefined)
    path.at('nonResourceAttributes').invalid(undefined, 'may not be set together with `resourceAttributes`')
  if (resourceAttributes === undefined && nonResourceAttributes === undefined)
    path.at('resourceAttributes').invalid(undefined, 'or `nonResourceAttributes` must be given')
  if (resourceAttributes !== undefined && minor >= SELECTORS_SINCE)
    validateSelectors(resourceAttributes, path.at('resourceAttributes'))
}

/** The first minor that looks at selectors without being asked to. */
const SELECTORS_SINCE = 32

function validateSelectors({ fieldSelector, labelSelector }: ResourceAttributes, path: Field): void {
  if (fieldSelector !== undefined) {
    const at = path.at('fieldSelector')
    validateForm(fieldSelector, at)
    each(fieldSelector.requirements, at.at('requirements'), validateFieldRequirement)
  }
  if (labelSelector === undefined) return
  const at = path.at('labelSelector')
  validateForm(labelSelector, at)
  each(labelSelector.requirements, at.at('requirements'), (requirement, itemPath) =>
    validateSelectorRequirement(requirement, itemPath, { anyOperator: true }),
  )
}

function validateForm(
  { rawSelector, requirements }: FieldSelectorAttributes | LabelSelectorAttributes,
  path: Field,
): void {
  if (rawSelector && requirements?.length)
    path.at('rawSelector').invalid(rawSelector, 'may not be set together with `requirements`')
  if (!rawSelector && !requirements?.length) path.at('requirements').required('or `rawSelector` is required')
}

/** Checks one condition on a field (ValidateFieldSelectorRequirement); operators may be anything. */
function validateFieldRequirement({ key, operator, values = [] }: FieldSelectorRequirement, path: Field): void {
  if (!key) path.at('key').required()
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) path.at('values').required(`are required with the operator "${operator}"`)
  } else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
    path.at('values').forbidden(`may not be set with the operator "${operator}"`)
}
