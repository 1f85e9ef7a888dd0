import { withBudget } from '../../kubernetes/cel/budget.ts'
import { evaluate, type Scope } from '../../kubernetes/cel/evaluate.ts'
import { EvaluationFault, Unreadable } from '../../kubernetes/cel/faults.ts'
import { type Expression, parseExpression } from '../../kubernetes/cel/parse.ts'
import { Optional, type Value } from '../../kubernetes/cel/values.ts'
import type { StageProblem } from '../../model/finding.ts'
import { key as mapKey, type Segment } from '../../model/path.ts'
import type { DefinitionRule, Structural } from '../../schema/custom/structural.ts'
import { subject } from '../../schema/custom/validate.ts'
import { isMapValue } from '../../yaml/value.ts'
import { usesOldSelf } from '../apiextensions/old-self.ts'
import { celValue } from './cel-values.ts'

/** So many steps the rules of one resource may take together. */
const STEPS_LIMIT = 1_000_000

/** Which rules of its definition a new resource breaks (cel.Validator.Validate); nothing is said of those that are not understood. */
export function checkRules(object: unknown, schema: Structural): readonly StageProblem[] {
  const problems: StageProblem[] = []
  withBudget(STEPS_LIMIT, () => checkValue({ value: object, said: schema, schema, isResource: true }, [], problems))
  return problems
}

/** A value and its schema; `said` is where the rules stand, which may be a part of an `allOf`. */
interface Place {
  readonly value: unknown
  readonly said: Structural
  readonly schema: Structural
  readonly isResource: boolean
}

function checkValue(place: Place, path: Segment[], problems: StageProblem[]): void {
  const { value, said, schema } = place
  if (!said.hasRules || value === null || value === undefined) return
  checkOwn(place, path, problems)
  for (const part of said.allOf) checkValue({ ...place, said: part }, path, problems)
  const inside = (step: Segment, inner: unknown, rules: Structural, type: Structural | undefined) => {
    if (type === undefined) return
    path.push(step)
    checkValue({ value: inner, said: rules, schema: type, isResource: type.embedded }, path, problems)
    path.pop()
  }
  const { items, additional, properties } = said
  if (Array.isArray(value)) {
    if (items !== undefined) for (const [index, item] of value.entries()) inside(index, item, items, schema.items)
    return
  }
  if (!isMapValue(value)) return
  for (const [name, inner] of Object.entries(value)) {
    const property = properties.get(name)
    if (property !== undefined) inside(name, inner, property, schema.properties.get(name))
    else if (typeof additional === 'object' && typeof schema.additional === 'object')
      inside(mapKey(name), inner, additional, schema.additional)
  }
}

/** The rules of a value itself; those that compare it with what was there before do not hold for what is new. */
function checkOwn(
  { value, said, schema, isResource }: Place,
  path: readonly Segment[],
  problems: StageProblem[],
): void {
  for (const rule of said.rules) {
    if (usesOldSelf(rule.rule) && !rule.optionalOldSelf) continue
    const scope = lazily(() => celValue(value, schema, isResource))
    const broken = attempt(rule.rule, scope)
    if (broken === undefined || broken === true) continue
    const where = [...path, ...stepsOf(rule.fieldPath, schema)]
    if (broken instanceof EvaluationFault) {
      const message = `${subject(path)} cannot be held against a rule of its definition (${broken.message}): ${wordsOf(rule)}`
      problems.push({ rule: 'invalid-value', path: [...path], message })
    } else
      problems.push({
        rule: REASONS.get(rule.reason) ?? 'invalid-value',
        path: where,
        message: `${subject(where)} breaks a rule of its definition: ${messageOf(rule, scope)}`,
      })
  }
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['FieldValueDuplicate', 'duplicate-value'],
  ['FieldValueForbidden', 'forbidden-field'],
  ['FieldValueInvalid', 'invalid-value'],
  ['FieldValueRequired', 'required-value'],
])

function lazily(read: () => Value): Scope {
  let self: Value | undefined
  return (name) => {
    if (name === 'oldSelf') return new Optional(undefined)
    return name === 'self' ? (self ??= read()) : undefined
  }
}

/** What an expression comes to, which may be a fault; undefined where that is not known. */
function attempt(source: string, scope: Scope): Value | EvaluationFault | undefined {
  try {
    const expression = expressionOf(source)
    return expression && evaluate(expression, scope)
  } catch (error) {
    if (error instanceof EvaluationFault) return error
    if (isBeyond(error)) return undefined
    throw error
  }
}

/** Whether an expression asks for what is not supported, or is too deep for the stack. */
function isBeyond(error: unknown): boolean {
  return error instanceof Unreadable || error instanceof RangeError
}

const expressions = new Map<string, Expression | undefined>()

function expressionOf(source: string): Expression | undefined {
  if (!expressions.has(source)) expressions.set(source, parsed(source))
  return expressions.get(source)
}

function parsed(source: string): Expression | undefined {
  try {
    return parseExpression(source)
  } catch (error) {
    if (isBeyond(error)) return undefined
    throw error
  }
}

function messageOf(rule: DefinitionRule, scope: Scope): string {
  const made = rule.messageExpression === undefined ? undefined : attempt(rule.messageExpression, scope)
  const text = typeof made === 'string' ? made.trim() : ''
  return text === '' || text.includes('\n') ? wordsOf(rule) : text
}

/** What the author of a rule says of it, else the rule. */
function wordsOf({ message, rule }: DefinitionRule): string {
  return message?.trim() ?? `\`${rule.trim().replace(/\s+/g, ' ')}\``
}

/** The steps of a path such as `.limits['cpu']` through a schema. */
function stepsOf(path: string | undefined, schema: Structural): Segment[] {
  let at: Structural | undefined = schema
  return [...(path ?? '').matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g)].map(([, plain, quoted]) => {
    const name = plain ?? quoted!.replace(/\\(.)/g, '$1')
    const property: Structural | undefined = at?.properties.get(name)
    const { additional } = at ?? {}
    at = property ?? (typeof additional === 'object' ? additional : undefined)
    return property === undefined ? mapKey(name) : name
  })
}
