import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { MutatingAdmissionPolicy, Mutation } from '../types/admissionregistration-v1.ts'
import { validatePolicy } from './policy.ts'
import { warnAboutReservedName } from './reserved-name.ts'
import { validateMutableOperations } from './rule.ts'

/** Checks a MutatingAdmissionPolicy (ValidateMutatingAdmissionPolicy); what its expressions say is not judged. */
export function validateMutatingAdmissionPolicy(policy: MutatingAdmissionPolicy, path: Field, context: Context): void {
  const { metadata, spec = {} } = policy
  const at = path.at('spec')
  validatePolicy(spec, at, context)
  validateMutableOperations(spec.matchConstraints?.resourceRules, at.at('matchConstraints').at('resourceRules'))
  each(spec.mutations, at.at('mutations'), validateMutation)
  if (spec.reinvocationPolicy === '') at.at('reinvocationPolicy').required('must be "IfNeeded" or "Never"')
  warnAboutReservedName(metadata, path, context)
}

/** The field that each type of patch has for itself. */
const FIELDS = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' } as const

/** Checks one change (validateMutation); only the patch of its type is looked at. */
function validateMutation(mutation: Mutation, path: Field): void {
  const { patchType } = mutation
  if (patchType !== 'ApplyConfiguration' && patchType !== 'JSONPatch') return
  const field = FIELDS[patchType]
  const other = field === 'jsonPatch' ? 'applyConfiguration' : 'jsonPatch'
  const patch = mutation[field]
  if (patch === undefined) path.at(field).required(`is required when \`patchType\` is "${patchType}"`)
  else if (!patch.expression?.trim()) path.at(field).at('expression').required('must not be blank')
  if (mutation[other] !== undefined)
    path.at(other).invalid(undefined, `may not be set when \`patchType\` is "${patchType}"`)
}
