import { spend } from './budget.ts'
import { EvaluationFault, noOverload, Unreadable } from './faults.ts'
import { callFunction, isNamespace } from './functions.ts'
import { macroOf } from './macros.ts'
import { calculate, negate } from './operators.ts'
import type { Expression } from './parse.ts'
import { compareValues, Entries, isList, isSame, MadeMap, Optional, TypeName, type Value } from './values.ts'

/** What names stand for. */
export type Scope = (name: string) => Value | undefined

const TYPES = ['bool', 'bytes', 'double', 'dyn', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint']

/** The value of an expression. Throws EvaluationFault where it has none, Unreadable where this evaluator cannot know it. */
export function evaluate(expression: Expression, scope: Scope): Value {
  return new Evaluation().value(expression, scope)
}

/** One evaluation; macros use it for their parts. */
export class Evaluation {
  value(expression: Expression, scope: Scope): Value {
    spend(1)
    switch (expression.op) {
      case 'literal':
        return expression.value
      case 'name':
        return named(expression.name, scope)
      case 'select':
        return this.member(expression.target, expression.field, expression.optional, scope)
      case 'index': {
        const { target, index, optional } = expression
        return this.member(target, this.value(index, scope), optional, scope)
      }
      case 'call':
        return this.call(expression, scope)
      case 'list':
        return expression.items.flatMap(({ item, optional }) => {
          const value = this.value(item, scope)
          return optional ? given(value) : [value]
        })
      case 'map':
        return this.map(expression.entries, scope)
      case 'not':
        return !this.condition(expression.operand, scope)
      case 'negate':
        return negate(this.value(expression.operand, scope))
      case 'and':
        return this.either(expression.left, expression.right, false, scope)
      case 'or':
        return this.either(expression.left, expression.right, true, scope)
      case 'if':
        return this.value(this.condition(expression.condition, scope) ? expression.then : expression.otherwise, scope)
      case 'binary':
        return operate(expression.operator, this.value(expression.left, scope), this.value(expression.right, scope))
    }
  }

  /** Whether a condition holds. */
  condition(expression: Expression, scope: Scope): boolean {
    const value = this.value(expression, scope)
    if (typeof value !== 'boolean') throw noOverload()
    return value
  }

  /** `decisive` where one of several conditions is that, whatever faults others have; else the first of their faults, or the opposite. */
  decide<T>(parts: Iterable<T>, decisive: boolean, judge: (part: T) => boolean): boolean {
    let fault: EvaluationFault | undefined
    for (const part of parts)
      try {
        if (judge(part) === decisive) return decisive
      } catch (error) {
        if (!(error instanceof EvaluationFault)) throw error
        fault ??= error
      }
    if (fault !== undefined) throw fault
    return !decisive
  }

  private either(left: Expression, right: Expression, decisive: boolean, scope: Scope): boolean {
    return this.decide([left, right], decisive, (part) => this.condition(part, scope))
  }

  private member(part: Expression, key: Value, optional: boolean, scope: Scope): Value {
    const target = this.value(part, scope)
    if (target instanceof Optional) {
      if (target.value === undefined) return target
      return new Optional(find(target.value, key))
    }
    const found = find(target, key)
    if (optional) return new Optional(found)
    if (found !== undefined) return found
    throw new EvaluationFault(isList(target) ? `index out of bounds: ${key}` : `no such key: ${key}`)
  }

  /** Whether an object has a field; of what is absent itself, or has no fields, nothing. */
  has(part: Expression, scope: Scope): boolean {
    if (part.op !== 'select') throw new Unreadable('`has` asks for a field')
    const target = this.value(part.target, scope)
    const inner = target instanceof Optional ? target.value : target
    if (inner === undefined) return false
    return find(inner, part.field) !== undefined
  }

  private map(entries: Extract<Expression, { op: 'map' }>['entries'], scope: Scope): Value {
    const made: [Value, Value][] = []
    for (const { key, value, optional } of entries) {
      const name = this.value(key, scope)
      const each = this.value(value, scope)
      for (const one of optional ? given(each) : [each]) made.push([name, one])
    }
    return new MadeMap(made)
  }

  private call({ name, target, args }: Extract<Expression, { op: 'call' }>, scope: Scope): Value {
    const macro = macroOf(name, target, args)
    if (macro !== undefined) return macro(this, scope)
    const values = () => args.map((arg) => this.value(arg, scope))
    if (target === undefined) return callFunction(name, values())
    if (target.op === 'name' && isNamespace(target.name) && scope(target.name) === undefined)
      return callFunction(`${target.name}.${name}`, values())
    return callFunction(`.${name}`, [this.value(target, scope), ...values()])
  }
}

function named(name: string, scope: Scope): Value {
  const value = scope(name)
  if (value !== undefined) return value
  if (TYPES.includes(name)) return new TypeName(name)
  throw new Unreadable(`nothing is called ${name}`)
}

/** The item, entry or field of a value. */
function find(target: Value, key: Value): Value | undefined {
  if (target instanceof Entries) return target.get(key)
  if (!isList(target)) throw noOverload()
  if (typeof key === 'number' && Number.isInteger(key)) return target[key]
  if (typeof key !== 'bigint') throw noOverload()
  return target[Number(key)]
}

function given(value: Value): readonly Value[] {
  if (!(value instanceof Optional)) throw noOverload()
  return value.value === undefined ? [] : [value.value]
}

function operate(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
      return isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case '<':
      return compareValues(left, right) < 0
    case '<=':
      return compareValues(left, right) <= 0
    case '>':
      return compareValues(left, right) > 0
    case '>=':
      return compareValues(left, right) >= 0
    case 'in':
      return isIn(left, right)
    default:
      return calculate(operator, left, right)
  }
}

function isIn(value: Value, all: Value): boolean {
  if (all instanceof Entries) return all.get(value) !== undefined
  if (!isList(all)) throw noOverload()
  return all.some((one) => isSame(one, value))
}
