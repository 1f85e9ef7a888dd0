import { dnsLabelFault, dnsSubdomainFault } from '../../kubernetes/names.ts'
import { parseQuantity, quantitySign } from '../../kubernetes/quantity.ts'
import { isNativeResource } from '../../kubernetes/resource-names.ts'
import { didYouMean } from '../../model/meant.ts'
import { key } from '../../model/path.ts'
import { validateNodeSelector } from '../core/node-selector.ts'
import type { Field, More } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { Device as Basic, Counter, DeviceAttribute, DeviceCounterConsumption } from '../types/resource-v1.ts'
import { validateCapacity } from './capacity.ts'
import { eachOf, eachOnce } from './lists.ts'
import { validateQualifiedName } from './names.ts'
import { validateLabelName, validateTaint } from './taint.ts'

const MOST_PROPERTIES = 32
const MOST_ATTRIBUTE_VALUES = 48
const MOST_TAINTS = 16
const MOST_CONSUMPTIONS = 2
const MOST_COUNTERS = 32
const MOST_CONDITIONS = 4
const LONGEST_VALUE = 64
/** The minors that blame a bad key of a map at its own place; others blame the map. */
const KEYS_IN = { since: 32, until: 35 }

/** What a device is like, in `basic` before v1beta2. */
export type Description = Omit<Basic, 'name'>

/** Checks a device apart from its name (validateDevice). */
export function validateDevice(device: Description, path: Field, isPlacedAlone: boolean, context: Context): void {
  const { attributes = {}, capacity = {} } = device
  const count = Object.keys(attributes).length + Object.keys(capacity).length
  if (count > MOST_PROPERTIES)
    path.invalid(undefined, `must have at most ${MOST_PROPERTIES} attributes and capacities, this has ${count}`)
  const values = countValues(attributes)
  if (values > MOST_ATTRIBUTE_VALUES)
    path.invalid(undefined, `must have at most ${MOST_ATTRIBUTE_VALUES} values of attributes, this has ${values}`)
  eachProperty(attributes, path.at('attributes'), context, validateAttribute)
  eachProperty(capacity, path.at('capacity'), context, (one, itemPath) =>
    validateCapacity(one, itemPath, device.allowMultipleAllocations === true),
  )
  eachOf(device.taints, MOST_TAINTS, path.at('taints'), validateTaint)
  validateConsumptions(device.consumesCounters, path.at('consumesCounters'), context)
  if (isPlacedAlone) validatePlace(device, path, context)
  else if (device.nodeName !== undefined || device.nodeSelector !== undefined || device.allNodes !== undefined)
    path.invalid(
      undefined,
      'may have `nodeName`, `nodeSelector` or `allNodes` only in a slice with `perDeviceNodeSelection: true`',
    )
  validateConditions(device, path)
  validateMappings(device, path.at('nodeAllocatableResourceMappings'))
}

/** Visits the entries of a map whose keys are names of attributes or capacities. */
function eachProperty<T>(
  map: Readonly<Record<string, T>>,
  path: Field,
  context: Context,
  visit: (value: T, path: Field) => void,
): void {
  for (const name in map) {
    const at = path.at(key(name))
    validateKey(name, path, context, validateQualifiedName)
    if (map[name] !== undefined) visit(map[name]!, at)
  }
}

/** Checks the key of a map, at the place where servers of that minor blame it (validateMap). */
export function validateKey(
  name: string,
  path: Field,
  { minor }: Context,
  judge: (name: string, path: Field, more: More) => void,
): void {
  const at = path.at(key(name))
  const more: More = { at: at.placePath(), part: 'key', subject: 'the key' }
  judge(name, minor >= KEYS_IN.since && minor <= KEYS_IN.until ? at : path, more)
}

/** Checks names and number of counters (validateMap with validateCounterName). */
export function validateCounters(
  counters: Readonly<Record<string, Counter>> | undefined,
  path: Field,
  context: Context,
): void {
  const names = Object.keys(counters ?? {})
  if (names.length === 0) path.required()
  else if (names.length > MOST_COUNTERS) path.tooMany(MOST_COUNTERS, names.length)
  else
    for (const name of names)
      validateKey(name, path, context, (text, at, more) => {
        at.matches(text, dnsLabelFault, more)
      })
}

/** Checks the name of a set of counters, which must be there. */
export function validateCounterName(name: string, path: Field): void {
  if (name === '') path.required()
  else path.matches(name, dnsLabelFault)
}

/** How many values attributes have, each item of a list counted (numEntriesDeviceAttribute). */
function countValues(attributes: Readonly<Record<string, DeviceAttribute>>): number {
  let count = 0
  for (const name in attributes) {
    const { bools, ints, strings, versions } = attributes[name] ?? {}
    const items = [bools, ints, strings, versions].reduce((sum, list) => sum + (list?.length ?? 0), 0)
    count += Math.max(items, 1)
  }
  return count
}

const KINDS_OF_VALUE = ['bool', 'int', 'string', 'version', 'bools', 'ints', 'strings', 'versions'] as const
const LISTS = ['bools', 'ints', 'strings', 'versions'] as const

/** An attribute has one value, or one list of them (validateDeviceAttribute). */
function validateAttribute(attribute: DeviceAttribute, path: Field): void {
  validateText(attribute.string, path.at('string'))
  validateVersion(attribute.version, path.at('version'))
  for (const name of LISTS)
    if (attribute[name]?.length === 0) path.at(name).invalid(undefined, 'must not be empty where it is given')
  each(attribute.strings, path.at('strings'), validateText)
  each(attribute.versions, path.at('versions'), validateVersion)
  const given = KINDS_OF_VALUE.filter((name) => attribute[name] !== undefined)
  if (given.length !== 1)
    path.invalid(
      undefined,
      `must have one of \`bool\`, \`int\`, \`string\` and \`version\`, this has ${given.length || 'none'}`,
    )
}

function validateText(text: string | undefined, path: Field): void {
  if (text === undefined) return
  const { length } = new TextEncoder().encode(text)
  if (length > LONGEST_VALUE) path.tooLong(LONGEST_VALUE, length)
}

const NUMBER = '(?:0|[1-9][0-9]*)'
const BEFORE_RELEASE = '(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)'
const BUILD = '[0-9a-zA-Z-]+'
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${BEFORE_RELEASE}(?:\\.${BEFORE_RELEASE})*)?(?:\\+${BUILD}(?:\\.${BUILD})*)?$`,
)

/** Checks the number of a version (semver.org); 1.30 does not bound its length. */
export function validateVersion(version: string | undefined, path: Field): void {
  if (version === undefined) return
  if (version.length > LONGEST_VALUE) path.tooLong(LONGEST_VALUE, version.length)
  else if (!VERSION.test(version))
    path.invalid(version, 'must be a semantic version, such as "1.2.3" or "1.2.3-beta.1"', versionHint(version))
}

function versionHint(version: string): More | undefined {
  const fixed = version.replace(/^v/, '')
  for (const text of [fixed, `${fixed}.0`, `${fixed}.0.0`])
    if (text !== version && VERSION.test(text)) return { ...didYouMean(text) }
  return undefined
}

/** Checks what a device uses up of counters that devices share (validateDeviceCounterConsumption). */
function validateConsumptions(
  consumptions: readonly DeviceCounterConsumption[] | undefined,
  path: Field,
  context: Context,
): void {
  eachOnce(
    consumptions,
    MOST_CONSUMPTIONS,
    path,
    ({ counterSet = '' }) => counterSet,
    ({ counterSet = '', counters }, itemPath) => {
      validateCounterName(counterSet, itemPath.at('counterSet'))
      validateCounters(counters, itemPath.at('counters'), context)
    },
  )
}

/** Where devices stand on different nodes, each says on which. */
function validatePlace({ nodeName, nodeSelector, allNodes }: Description, path: Field, context: Context): void {
  if (nodeName === '') path.at('nodeName').invalid(nodeName, 'must not be empty')
  else if (nodeName !== undefined) path.at('nodeName').matches(nodeName, dnsSubdomainFault)
  validateNodeSelector(nodeSelector, path.at('nodeSelector'), context)
  if (allNodes === false) path.at('allNodes').invalid(false, 'must be `true` or left out')
  const given = [nodeName || undefined, nodeSelector, allNodes || undefined].filter((each) => each !== undefined).length
  if (given === 0) path.required('must have `nodeName`, `nodeSelector` or `allNodes`')
  else if (given > 1) path.invalid(undefined, 'may have only one of `nodeName`, `nodeSelector` and `allNodes`')
}

/** Checks what must become true before a pod is bound, and what ends the wait (validateDeviceBindingParameters). */
function validateConditions({ bindingConditions = [], bindingFailureConditions = [] }: Description, path: Field): void {
  const good = path.at('bindingConditions')
  const bad = path.at('bindingFailureConditions')
  eachOf(bindingConditions, MOST_CONDITIONS, good, validateLabelName)
  eachOf(bindingFailureConditions, MOST_CONDITIONS, bad, validateLabelName)
  reportDuplicates(bindingConditions, good)
  reportDuplicates(bindingFailureConditions, bad)
  each(bindingFailureConditions, bad, (condition, itemPath) => {
    if (bindingConditions.includes(condition))
      itemPath.invalid(condition, 'must not be one of `bindingConditions` as well')
  })
  if (bindingConditions.length === 0 && bindingFailureConditions.length > 0)
    good.invalid(undefined, 'are required beside `bindingFailureConditions`')
  if (bindingFailureConditions.length === 0 && bindingConditions.length > 0)
    bad.invalid(undefined, 'are required beside `bindingConditions`')
}

function reportDuplicates(list: readonly string[], path: Field): void {
  const seen = new Set<string>()
  each(list, path, (item, itemPath) => {
    if (seen.has(item)) itemPath.duplicate(item)
    seen.add(item)
  })
}

/** Checks how much of a node's own resources a device takes (validateNodeAllocatableResourceMappings); an absent multiplier is 1. */
function validateMappings({ nodeAllocatableResourceMappings = {}, capacity = {} }: Description, path: Field): void {
  for (const name in nodeAllocatableResourceMappings) {
    const { allocationMultiplier, capacityKey } = nodeAllocatableResourceMappings[name] ?? {}
    const at = path.at(key(name))
    if (!isNativeResource(name))
      at.invalid(undefined, 'must belong to a resource of Kubernetes, such as "cpu"', { part: 'key' })
    const multiplier = allocationMultiplier === undefined ? undefined : parseQuantity(allocationMultiplier)
    if (multiplier !== undefined && quantitySign(multiplier) <= 0)
      at.at('allocationMultiplier').invalid(allocationMultiplier, 'must be positive')
    if (capacityKey === '') at.at('capacityKey').invalid(capacityKey, 'must not be empty')
    else if (capacityKey !== undefined && !Object.hasOwn(capacity, capacityKey))
      at.at('capacityKey').notFound(capacityKey, 'names no capacity of this device')
  }
}
