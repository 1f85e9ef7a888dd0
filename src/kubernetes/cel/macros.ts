import { spend } from './budget.ts'
import type { Evaluation, Scope } from './evaluate.ts'
import { noOverload } from './faults.ts'
import type { Expression } from './parse.ts'
import { Entries, isList, MadeMap, Optional, type Value } from './values.ts'

/** What a call gives whose arguments are not evaluated first. */
type Macro = (evaluation: Evaluation, scope: Scope) => Value

/** The macro that a call is; undefined for a call of a function. */
export function macroOf(name: string, target: Expression | undefined, args: readonly Expression[]): Macro | undefined {
  if (target === undefined)
    return name === 'has' && args.length === 1 ? (evaluation, scope) => evaluation.has(args[0]!, scope) : undefined
  if ((name === 'or' || name === 'orValue') && args.length === 1)
    return alternative(target, args[0]!, name === 'orValue')
  const names: string[] = []
  for (const arg of args) {
    if (arg.op !== 'name') break
    names.push(arg.name)
  }
  const make = MACROS.get(name)
  for (const count of [1, 2])
    if (make !== undefined && names.length >= count) {
      const macro = make(target, names.slice(0, count), args.slice(count))
      if (macro !== undefined) return macro
    }
  return undefined
}

/** By name: how each is made of its target, the names that it gives to each item or entry (one, or a key and a value), and its further arguments. */
const MACROS = new Map<
  string,
  (target: Expression, names: readonly string[], rest: readonly Expression[]) => Macro | undefined
>(
  Object.entries({
    all: (target, names, rest) => quantifier(target, names, rest, false),
    exists: (target, names, rest) => quantifier(target, names, rest, true),
    exists_one: one,
    existsOne: one,
    filter: (target, names, [condition, ...more]) =>
      condition === undefined || more.length > 0 || names.length > 1
        ? undefined
        : (evaluation, scope) =>
            scopesOf(evaluation, target, names, scope)
              .filter(([inner]) => evaluation.condition(condition, inner))
              .map(([, item]) => item),
    map: (target, names, rest) => (names.length > 1 ? undefined : mapping(target, names, rest)),
    transformList: (target, names, rest) => (names.length < 2 ? undefined : mapping(target, names, rest)),
    transformMap: (target, names, rest) => (names.length < 2 ? undefined : mappingOfValues(target, names, rest)),
    optMap: (target, names, rest) => ofOptional(target, names, rest, (value) => new Optional(value)),
    optFlatMap: (target, names, rest) => ofOptional(target, names, rest, (value) => value),
  }),
)

function quantifier(
  target: Expression,
  names: readonly string[],
  [condition, ...more]: readonly Expression[],
  decisive: boolean,
): Macro | undefined {
  if (condition === undefined || more.length > 0) return undefined
  return (evaluation, scope) =>
    evaluation.decide(scopesOf(evaluation, target, names, scope), decisive, ([inner]) =>
      evaluation.condition(condition, inner),
    )
}

function one(
  target: Expression,
  names: readonly string[],
  [condition, ...more]: readonly Expression[],
): Macro | undefined {
  if (condition === undefined || more.length > 0) return undefined
  return (evaluation, scope) =>
    scopesOf(evaluation, target, names, scope).filter(([inner]) => evaluation.condition(condition, inner)).length === 1
}

/** With two further arguments the first is a condition. */
function mapping(target: Expression, names: readonly string[], rest: readonly Expression[]): Macro | undefined {
  if (rest.length < 1 || rest.length > 2) return undefined
  return (evaluation, scope) =>
    scopesOf(evaluation, target, names, scope)
      .filter(([inner]) => rest.length === 1 || evaluation.condition(rest[0]!, inner))
      .map(([inner]) => evaluation.value(rest.at(-1)!, inner))
}

function mappingOfValues(target: Expression, names: readonly string[], rest: readonly Expression[]): Macro | undefined {
  if (rest.length < 1 || rest.length > 2) return undefined
  return (evaluation, scope) =>
    new MadeMap(
      scopesOf(evaluation, target, names, scope)
        .filter(([inner]) => rest.length === 1 || evaluation.condition(rest[0]!, inner))
        .map(([inner]) => [inner(names[0]!)!, evaluation.value(rest.at(-1)!, inner)] as const),
    )
}

function ofOptional(
  target: Expression,
  names: readonly string[],
  [result, ...more]: readonly Expression[],
  wrap: (value: Value) => Value,
): Macro | undefined {
  if (result === undefined || more.length > 0 || names.length > 1) return undefined
  return (evaluation, scope) => {
    const optional = evaluation.value(target, scope)
    if (!(optional instanceof Optional)) throw noOverload()
    const { value } = optional
    return value === undefined ? optional : wrap(evaluation.value(result, withNames(scope, names, [value])))
  }
}

/** Something else for what is absent, which is evaluated only then. */
function alternative(target: Expression, other: Expression, plain: boolean): Macro {
  return (evaluation, scope) => {
    const optional = evaluation.value(target, scope)
    if (!(optional instanceof Optional)) throw noOverload()
    if (optional.value === undefined) return evaluation.value(other, scope)
    return plain ? optional.value : optional
  }
}

/** What the names stand for at each item of a list or entry of a map, and the item or key itself. */
function scopesOf(
  evaluation: Evaluation,
  target: Expression,
  names: readonly string[],
  scope: Scope,
): (readonly [Scope, Value])[] {
  const all = evaluation.value(target, scope)
  if (all instanceof Entries) {
    const keys = all.keys()
    spend(keys.length)
    return keys.map((key) => [withNames(scope, names, [key, all.get(key)!]), key] as const)
  }
  if (!isList(all)) throw noOverload()
  spend(all.length)
  return Array.from(
    all,
    (item, index) => [withNames(scope, names, names.length === 1 ? [item] : [BigInt(index), item]), item] as const,
  )
}

function withNames(scope: Scope, names: readonly string[], values: readonly Value[]): Scope {
  return (name) => {
    const at = names.indexOf(name)
    return at === -1 ? scope(name) : values[at]
  }
}
