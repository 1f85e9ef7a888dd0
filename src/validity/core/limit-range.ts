import { qualifiedNameFault } from '../../kubernetes/names.ts'
import {
  compareQuantities,
  formatQuantity,
  parseQuantity,
  type Quantity,
  quantityMilliValue,
  quantityValue,
} from '../../kubernetes/quantity.ts'
import { canOvercommit, containerResourceNameFault, resourceNameFault } from '../../kubernetes/resource-names.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each, type KindCheck } from '../kind.ts'
import type { LimitRange, LimitRangeItem } from '../types/core-v1.ts'

/** The minor since which names are made of `generateName` before anything else. */
const GENERATED_FIRST_SINCE = 25
const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod']

/** The checks of LimitRanges: one without a name is given a random one. */
export const limitRange: KindCheck = {
  made: (metadata, { minor }) =>
    metadata?.name || (minor >= GENERATED_FIRST_SINCE && metadata?.generateName)
      ? metadata
      : { ...metadata, name: 'made-by-the-server' },
  check: validateLimitRange,
}

/** Checks a LimitRange (ValidateLimitRange). */
function validateLimitRange({ spec }: LimitRange, path: Field): void {
  const types = new Set<string>()
  each(spec?.limits, path.at('spec').at('limits'), (item, itemPath) => {
    const { type = '' } = item
    validateType(type, itemPath.at('type'))
    if (types.has(type)) itemPath.at('type').duplicate(type)
    types.add(type)
    validateItem(item, itemPath)
  })
}

function validateType(type: string, path: Field): void {
  const fault = qualifiedNameFault(type)
  if (fault === undefined && !type.includes('/') && !TYPES.includes(type))
    path.invalid(type, 'must be "Container", "PersistentVolumeClaim" or "Pod", or have a prefix such as "example.com/"')
  else if (fault !== undefined) path.invalid(type, fault)
}

type Amounts = Readonly<Record<string, string | number>>

/** An amount, where it was written, and under which name the server says it. */
interface Entry {
  readonly amount: Quantity
  readonly path: Field
}

/** The five maps of an item, completed as the server does. */
type Entries = Readonly<Record<(typeof MAPS)[number], ReadonlyMap<string, Entry>>>

const MAPS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const

function validateItem(item: LimitRangeItem, path: Field): void {
  const { type } = item
  const entries = entriesOf(item, path)
  const isPod = type === 'Pod'
  const grammar = isPod || type === 'Container' ? containerResourceNameFault : resourceNameFault
  for (const map of MAPS) {
    if (isPod && (map === 'default' || map === 'defaultRequest')) {
      if (entries[map].size > 0) path.at(map).forbidden('may not be set when `type` is "Pod"')
      continue
    }
    for (const [name, entry] of entries[map]) {
      const fault = grammar(name)
      if (fault !== undefined) entry.path.invalid(undefined, fault, { part: 'key', subject: `the resource "${name}"` })
    }
  }
  if (type === 'PersistentVolumeClaim' && !entries.min.has('storage') && !entries.max.has('storage'))
    path
      .at('limits')
      .standingAt(path)
      .required('must have "storage" in `min` or `max`', { subject: 'the limit of claims' })
  const names = new Set<string>()
  for (const map of MAPS) for (const name of entries[map].keys()) names.add(name)
  for (const name of names) compareAmounts(name, entries, isPod)
}

function entriesOf(item: LimitRangeItem, path: Field): Entries {
  const read = (map: (typeof MAPS)[number]) => {
    const amounts: Amounts = item[map] ?? {}
    const entries = new Map<string, Entry>()
    for (const name in amounts) {
      const amount = parseQuantity(amounts[name]!)
      if (amount !== undefined) entries.set(name, { amount, path: path.at(map).at(key(name)) })
    }
    return entries
  }
  const entries = {
    max: read('max'),
    min: read('min'),
    default: read('default'),
    defaultRequest: read('defaultRequest'),
    maxLimitRequestRatio: read('maxLimitRequestRatio'),
  }
  if (item.type !== 'Container') return entries
  complete(entries.default, entries.max, path.at('default'))
  complete(entries.defaultRequest, entries.default, path.at('defaultRequest'))
  complete(entries.defaultRequest, entries.min, path.at('defaultRequest'))
  return entries
}

/** What a map lacks comes from another one (SetDefaults_LimitRangeItem). */
function complete(entries: Map<string, Entry>, from: ReadonlyMap<string, Entry>, path: Field): void {
  for (const [name, { amount, path: place }] of from)
    if (!entries.has(name)) entries.set(name, { amount, path: path.at(key(name)).standingAt(place) })
}

/** Holds the amounts of one resource against each other. */
function compareAmounts(name: string, entries: Entries, isPod: boolean): void {
  const [min, max, ratio] = [entries.min.get(name), entries.max.get(name), entries.maxLimitRequestRatio.get(name)]
  const standard = isPod ? undefined : entries.default.get(name)
  const request = isPod ? undefined : entries.defaultRequest.get(name)
  mayNotBeMore(min, max, 'max', min)
  mayNotBeMore(min, request, 'default request', request)
  mayNotBeMore(request, max, 'max', request)
  mayNotBeMore(request, standard, 'default', request)
  mayNotBeMore(min, standard, 'default', standard)
  mayNotBeMore(standard, max, 'max', standard)
  if (ratio !== undefined) validateRatio(ratio, min, max)
  if (canOvercommit(name) || standard === undefined || request === undefined) return
  if (compareQuantities(standard.amount, request.amount) !== 0)
    request.path.invalid(
      undefined,
      `must be the same as \`default\`, ${formatQuantity(standard.amount)}: "${name}" cannot be shared`,
    )
}

/** Says at `blamed` that the first amount is above the second. */
function mayNotBeMore(low: Entry | undefined, high: Entry | undefined, name: string, blamed: Entry | undefined): void {
  if (low === undefined || high === undefined || compareQuantities(low.amount, high.amount) <= 0) return
  const [small, large] = [formatQuantity(low.amount), formatQuantity(high.amount)]
  if (blamed === low) low.path.invalid(undefined, `${small} must not be more than the ${name}, ${large}`)
  else high.path.invalid(undefined, `${large} must not be less than the minimum, ${small}`)
}

const ONE: Quantity = parseQuantity('1')!
/** Beyond this thousandths do not fit 64 bits (resource.MaxMilliValue). */
const MAX_MILLI = ((1n << 63n) - 1n) / 1000n

function validateRatio({ amount, path }: Entry, min: Entry | undefined, max: Entry | undefined): void {
  if (compareQuantities(amount, ONE) < 0) path.invalid(undefined, `${formatQuantity(amount)} must not be less than 1`)
  if (min === undefined || max === undefined) return
  const whole = [amount, min.amount, max.amount].map(quantityValue)
  const exact = whole.every((value) => value < MAX_MILLI)
  const [ratio, low, high] = (exact ? [amount, min.amount, max.amount].map(quantityMilliValue) : whole).map(Number) as [
    number,
    number,
    number,
  ]
  const most = high / low
  if ((exact ? ratio / 1000 : ratio) > most)
    path.invalid(undefined, `${formatQuantity(amount)} must not be more than \`max\` divided by \`min\`, ${most}`)
}
