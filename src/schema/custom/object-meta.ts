import { isMapValue } from '../../yaml/value.ts'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isInteger: Check = (value) => typeof value === 'bigint' || Number.isInteger(value)
const isTime: Check = (value) => isText(value) && !Number.isNaN(Date.parse(value as string))
const isTexts: Check = (value) => isMapValue(value) && Object.values(value).every(orNull(isText))
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(orNull(check))

function orNull(check: Check): Check {
  return (value) => value === null || check(value)
}

/** What a server can read into the known fields of a struct; others it passes over. */
function isStruct(fields: ReadonlyMap<string, Check>): Check {
  return (value) => isMapValue(value) && wrongField(value, fields) === undefined
}

function wrongField(value: Record<string, unknown>, fields: ReadonlyMap<string, Check>): string | undefined {
  return Object.keys(value).find((name) => value[name] !== null && fields.get(name)?.(value[name]) === false)
}

const OWNER = new Map<string, Check>([
  ['apiVersion', isText],
  ['kind', isText],
  ['name', isText],
  ['uid', isText],
  ['controller', isFlag],
  ['blockOwnerDeletion', isFlag],
])

const FIELDS = new Map<string, Check>([
  ['name', isText],
  ['generateName', isText],
  ['namespace', isText],
  ['selfLink', isText],
  ['uid', isText],
  ['resourceVersion', isText],
  ['generation', isInteger],
  ['creationTimestamp', isTime],
  ['deletionTimestamp', isTime],
  ['deletionGracePeriodSeconds', isInteger],
  ['labels', isTexts],
  ['annotations', isTexts],
  ['ownerReferences', isListOf(isStruct(OWNER))],
  ['finalizers', isListOf(isText)],
  ['managedFields', isListOf(isMapValue)],
])

/** What keeps a plain value from being read as metadata, as the rest of a sentence; undefined where it can be. */
export function metadataFault(metadata: unknown): string | undefined {
  if (metadata === null) return undefined
  if (!isMapValue(metadata)) return 'must be a map'
  const wrong = wrongField(metadata, FIELDS)
  return wrong === undefined ? undefined : `has a \`${wrong}\` of the wrong type`
}

/** Metadata as servers keep what they can read: known fields that are not empty, without nulls (objectmeta.Coerce). */
export function keptMetadata(metadata: Record<string, unknown>): Record<string, any> {
  const kept: Record<string, unknown> = {}
  for (const name of FIELDS.keys()) {
    const value = withoutNulls(metadata[name])
    if (value !== undefined && !isEmpty(value)) kept[name] = value
  }
  return kept
}

function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map((item) => item ?? '')
  if (!isMapValue(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text ?? '']))
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || (typeof value === 'object' && Object.keys(value as object).length === 0)
}
