import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { JSONSchemaProps, ValidationRule } from '../types/apiextensions-v1.ts'
import { followPath } from './field-path.ts'
import { usesOldSelf } from './old-self.ts'
import { itemSchema } from './schema-props.ts'
import { conversionFault } from './structural.ts'

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const LINE_BREAK = /[\n\r]/

/** Checks `x-kubernetes-validations`, but for what the expressions mean. */
export function validateRules(schema: JSONSchemaProps, path: Field): void {
  each(schema['x-kubernetes-validations'], path.at('x-kubernetes-validations'), (rule, at) => {
    validateMessage(rule, at)
    const { messageExpression, reason, fieldPath } = rule
    if (messageExpression && messageExpression.trim() === '')
      at.at('messageExpression').required('must not be blank, or be left out')
    if (reason === '') at.at('reason').unsupported('', REASONS)
    if (fieldPath) validateFieldPath(fieldPath, schema, at.at('fieldPath'))
  })
}

/** Checks what servers look at when they compile rules: there is a type, `untyped` is the schema without one, and a former value is only asked for where there is one. */
export function validateCompiled(
  rules: readonly ValidationRule[],
  path: Field,
  untyped: Field | undefined,
  unmatched: Field | undefined,
): void {
  if (untyped === undefined) validateOldSelf(rules, path, unmatched)
  else refuseUntyped(path, untyped)
}

/** Rules that do not even come to be compiled, as there is no type for what they judge. */
function refuseUntyped(path: Field, untyped: Field): void {
  path.invalid(undefined, 'may not be set where a `type` is missing here or further up', {
    why: 'rules are compiled for the types of what they judge',
    related: [{ path: untyped.path(), message: 'this has none' }],
  })
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'boolean', 'number', 'integer'])

/** Whether CEL has a type for the values of a schema (SchemaDeclType). */
export function isTyped(schema: JSONSchemaProps): boolean {
  const { type = '' } = schema
  if (schema['x-kubernetes-int-or-string'] === true || SCALARS.has(type)) return true
  if (type !== 'array')
    return type === 'object' && (!isMapValue(schema.additionalProperties) || isTyped(schema.additionalProperties))
  const items = itemSchema(schema)
  return items !== undefined && isTyped(items)
}

/** Rules may look at the former value, but not in `unmatched`, a list or map whose parts may be others than before. */
function validateOldSelf(rules: readonly ValidationRule[], path: Field, unmatched: Field | undefined): void {
  each(rules, path, ({ rule = '', optionalOldSelf }, at) => {
    const isUsed = usesOldSelf(rule)
    if (isUsed && unmatched !== undefined)
      at.at('rule').invalid(undefined, 'must not use `oldSelf`: servers cannot tell what this was before', {
        why: 'items of a list without keys, and fields of an atomic map, have no former value of their own',
        related: [{ path: unmatched.path(), message: 'the list or map' }],
      })
    if (!isUsed && optionalOldSelf !== undefined)
      at.at('optionalOldSelf').invalid(optionalOldSelf, 'may only be set where the rule uses `oldSelf`')
  })
}

function validateMessage({ rule = '', message = '' }: ValidationRule, path: Field): void {
  const text = message.trim()
  if (rule.trim() === '') path.at('rule').required()
  else if (message !== '' && text === '') path.at('message').invalid(message, 'must not be blank, or be left out')
  else if (LINE_BREAK.test(text)) path.at('message').invalid(undefined, 'must not have line breaks')
  else if (LINE_BREAK.test(rule.trim()) && text === '')
    path.at('message').required('is required, as the rule has line breaks')
}

function validateFieldPath(fieldPath: string, schema: JSONSchemaProps, path: Field): void {
  if (fieldPath.trim() === '') path.invalid(fieldPath, 'must not be blank, or be left out')
  else if (LINE_BREAK.test(fieldPath)) path.invalid(undefined, 'must not have line breaks')
  else if (conversionFault(schema) === undefined) {
    const found = followPath(fieldPath, schema, true)
    if (typeof found === 'string') path.invalid(fieldPath, found)
  }
}
