import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { ServiceAccountSubject, Subject } from '../types/flowcontrol-v1.ts'

/** The field that each kind of subject has for itself. */
const FIELDS = { Group: 'group', ServiceAccount: 'serviceAccount', User: 'user' } as const
const KINDS = Object.keys(FIELDS) as (keyof typeof FIELDS)[]

/** Checks who sends requests (ValidateFlowSchemaSubject); a kind that is none is judged by the schema. */
export function validateSubject(subject: Subject, path: Field): void {
  const kind = KINDS.find((one) => one === subject.kind)
  if (kind === undefined) {
    if (!subject.kind) path.at('kind').unsupported(subject.kind, KINDS)
    return
  }
  for (const other of KINDS) {
    const field = FIELDS[other]
    const value = subject[field]
    const at = path.at(field)
    if (other !== kind) {
      if (value !== undefined) at.forbidden(`may not be set when \`kind\` is "${kind}"`)
    } else if (value === undefined) at.required(`is required when \`kind\` is "${kind}"`)
    else {
      if (!value.name) at.at('name').required()
      if (kind === 'ServiceAccount') validateAccount(value, at)
    }
  }
}

function validateAccount({ name, namespace }: ServiceAccountSubject, path: Field): void {
  if (name && name !== '*') path.at('name').matches(name, dnsSubdomainFault)
  if (namespace) path.at('namespace').matches(namespace, dnsLabelFault)
  else path.at('namespace').required()
}
