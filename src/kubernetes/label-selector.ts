import type { FieldPath } from '../model/path.ts'
import { key as mapKey } from '../model/path.ts'
import { distance, hasOtherPrefix } from '../text/nearest.ts'
import { type Labels, labelKeyFault, labelValueFault } from './labels.ts'

/** How a requirement compares (metav1.LabelSelectorOperator). */
export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'

/** One condition of a selector; all of them must hold. */
export interface Requirement {
  readonly key: string
  readonly operator: Operator
  readonly values: readonly string[]
  /** Where it stands, relative to the selector. */
  readonly path: FieldPath
}

/** A selector as its requirements; without any it matches everything. */
export type Selector = readonly Requirement[]

/** The operators that a requirement may use, sorted. */
export const operators: readonly Operator[] = ['DoesNotExist', 'Exists', 'In', 'NotIn']

/** Whether the operator compares with values: it then needs at least one, else it may have none. */
export function takesValues(operator: Operator): boolean {
  return operator === 'In' || operator === 'NotIn'
}

/** The requirements of a LabelSelector; undefined where the server cannot make a selector of it (metav1.LabelSelectorAsSelector). */
export function parseSelector(selector: any): Selector | undefined {
  const requirements: Requirement[] = [...(parseLabels(selector?.matchLabels, ['matchLabels']) ?? [])]
  const expressions = Array.isArray(selector?.matchExpressions) ? selector.matchExpressions : []
  for (let index = 0; index < expressions.length; index++) {
    const requirement = parseExpression(expressions[index], ['matchExpressions', index])
    if (requirement === undefined) return undefined
    requirements.push(requirement)
  }
  return requirements.every(isValid) ? requirements : undefined
}

/** The requirements of a plain map of labels, as Services and ReplicationControllers have it. */
export function parseLabels(labels: Labels | undefined, path: FieldPath = []): Selector {
  const requirements: Requirement[] = []
  for (const [key, value] of Object.entries(labels ?? {}))
    if (typeof value === 'string')
      requirements.push({ key, operator: 'In', values: [value], path: [...path, mapKey(key)] })
  return requirements
}

function parseExpression(expression: any, path: FieldPath): Requirement | undefined {
  const { key, operator, values = [] } = expression ?? {}
  if (typeof key !== 'string' || !operators.includes(operator) || !Array.isArray(values)) return undefined
  if (!values.every((value) => typeof value === 'string')) return undefined
  return values.length > 0 === takesValues(operator) ? { key, operator, values, path } : undefined
}

function isValid({ key, values }: Requirement): boolean {
  return labelKeyFault(key) === undefined && values.every((value) => labelValueFault(value) === undefined)
}

/** Whether the labels meet every requirement (labels.Selector.Matches). */
export function matches(selector: Selector, labels: Labels): boolean {
  return selector.every((requirement) => meets(requirement, labels))
}

/** The requirements that the labels do not meet. */
export function failing(selector: Selector, labels: Labels): Requirement[] {
  return selector.filter((requirement) => !meets(requirement, labels))
}

/** Whether the labels meet one requirement. */
export function meets({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = labelOf(labels, key)
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined
}

/** Two requirements that no value of their label meets together; undefined where some labels meet the whole selector. */
export function contradiction(selector: Selector): readonly Requirement[] | undefined {
  // Nearly all selectors ask for each label once.
  if (new Set(selector.map(({ key }) => key)).size === selector.length) return undefined
  const byKey = new Map<string, Requirement[]>()
  for (const requirement of selector) {
    const group = byKey.get(requirement.key)
    if (group === undefined) byKey.set(requirement.key, [requirement])
    else group.push(requirement)
  }
  for (const group of byKey.values()) if (group.length > 1 && !isSatisfiable(group)) return smallestConflict(group)
  return undefined
}

/** Whether some labels meet both selectors (keys are independent of each other, and values are without number). */
export function canMatchSameLabels(a: Selector, b: Selector): boolean {
  return contradiction([...a, ...b]) === undefined
}

/** Whether some value of one label, or its absence, meets all these requirements; values are without number. */
function isSatisfiable(group: readonly Requirement[]): boolean {
  let allowed: ReadonlySet<string> | undefined
  const excluded = new Set<string>()
  const operators = new Set<Operator>()
  for (const { operator, values } of group) {
    const before = allowed
    operators.add(operator)
    if (operator === 'In') allowed = new Set(before === undefined ? values : values.filter((each) => before.has(each)))
    else if (operator === 'NotIn') for (const each of values) excluded.add(each)
  }
  if (operators.has('DoesNotExist')) return allowed === undefined && !operators.has('Exists')
  return allowed === undefined || [...allowed].some((each) => !excluded.has(each))
}

/** Among more requirements of one label nobody looks for two. */
const MANY = 200

function smallestConflict(group: readonly Requirement[]): readonly Requirement[] {
  if (group.length > MANY) return group
  for (let i = 0; i < group.length; i++)
    for (let j = i + 1; j < group.length; j++) {
      const pair = [group[i]!, group[j]!]
      if (!isSatisfiable(pair)) return pair
    }
  return group
}

/** A requirement as kubectl writes it: `app=web`, `tier in (a, b)`, `!canary`. */
export function formatRequirement({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`
    case 'NotIn':
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(', ')})`
    case 'Exists':
      return key
    case 'DoesNotExist':
      return `!${key}`
  }
}

/** A selector as kubectl writes it: `app=web,tier=front`. */
export function formatSelector(selector: Selector): string {
  return selector.map(formatRequirement).join(',')
}

/** How labels miss one requirement: by the label that is there instead, if any. */
export interface Miss {
  readonly requirement: Requirement
  /** The label that was probably meant: the same key with another value, or a key that is nearly the same. */
  readonly label?: string
  /** A typing slip apart, in the key or in the value. */
  readonly slip: boolean
}

/** How labels miss a requirement that they do not meet. */
export function explainMiss(requirement: Requirement, labels: Labels): Miss {
  const { key, values } = requirement
  const value = labelOf(labels, key)
  if (value !== undefined)
    return { requirement, label: key, slip: takesIn(requirement) && values.some((wanted) => isSlip(wanted, value)) }
  const fitting = Object.keys(labels).filter(
    (other) => requirement.operator === 'Exists' || (takesIn(requirement) && values.includes(labels[other]!)),
  )
  const label =
    fitting.find((other) => isSlip(key, other, 1)) ??
    fitting.find((other) => isSamePart(key, other)) ??
    (isIdentity(key) ? fitting.find(isIdentity) : undefined)
  return label === undefined ? { requirement, slip: false } : { requirement, label, slip: true }
}

function takesIn({ operator }: Requirement): boolean {
  return operator === 'In'
}

const IDENTITY = /^(?:app|name|run|k8s-app|component|app\.kubernetes\.io\/(?:name|instance|component))$/

/** Whether a label usually says what a pod is: who differs in it is somebody else. */
export function isIdentity(key: string): boolean {
  return IDENTITY.test(key)
}

/** `name` and `app.kubernetes.io/name` are easily taken for each other. */
function isSamePart(a: string, b: string): boolean {
  return a.slice(a.lastIndexOf('/') + 1) === b.slice(b.lastIndexOf('/') + 1)
}

/**
 * Whether two texts are most likely the same word: equal but for capitals and dashes, or a typing slip or two apart; a different number is
 * no slip. With other evidence at hand a long word may have some slips `more`.
 */
export function isSlip(a: string, b: string, more = 0): boolean {
  const x = fold(a)
  const y = fold(b)
  if (x === y) return true
  if (x.replace(/\d/g, '') === y.replace(/\d/g, '') && digitsOf(x) !== digitsOf(y)) return false
  const length = Math.min(x.length, y.length)
  if (length < 3 || length > 200) return false
  if (length === 3 && x.length === y.length) return [...x].sort().join('') === [...y].sort().join('')
  const limit = length < 8 ? 1 : 2 + more
  return distance(x, y, limit) <= limit && !hasOtherPrefix(a.toLowerCase(), b.toLowerCase())
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '')
}
