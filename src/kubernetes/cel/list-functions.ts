import { EvaluationFault, noOverload } from './faults.ts'
import { calculate } from './operators.ts'
import { type Functions, type Overload, on } from './overloads.ts'
import { compareValues, isSame, type Value } from './values.ts'

const size: readonly Overload[] = [
  on(['text'], (text) => BigInt([...text].length)),
  on(['list'], (list) => BigInt(list.length)),
  on(['map'], (map) => BigInt(map.keys().length)),
]

/** What is called on lists and maps. */
export const listFunctions: Functions = {
  size,
  '.size': size,
  '.isSorted': [
    on(['list'], (list) => list.every((one, index) => index === 0 || compareValues(list[index - 1]!, one) <= 0)),
  ],
  '.sum': [on(['list'], (list) => (list.length === 0 ? 0n : list.reduce((sum, one) => calculate('+', sum, one))))],
  '.min': [on(['list'], (list) => outermost(list, 'min', -1))],
  '.max': [on(['list'], (list) => outermost(list, 'max', 1))],
  'sets.contains': [on(['list', 'list'], (all, some) => some.every((one) => includes(all, one)))],
  'sets.equivalent': [
    on(['list', 'list'], (a, b) => a.every((one) => includes(b, one)) && b.every((one) => includes(a, one))),
  ],
  'sets.intersects': [on(['list', 'list'], (a, b) => a.some((one) => includes(b, one)))],
}

function includes(all: readonly Value[], value: Value): boolean {
  return all.some((one) => isSame(one, value))
}

function outermost(list: readonly Value[], name: string, sign: number): Value {
  if (list.length === 0) throw new EvaluationFault(`${name} called on empty list`)
  if (list.some((one) => one === null)) throw noOverload()
  return list.reduce((best, one) => (compareValues(one, best) * sign > 0 ? one : best))
}
