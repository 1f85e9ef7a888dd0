import type { StageProblem } from '../../model/finding.ts'
import { key as mapKey, type Segment } from '../../model/path.ts'
import { isMapValue } from '../../yaml/value.ts'
import { canonical, type Structural } from './structural.ts'
import { subject } from './validate.ts'
import { shown } from './values.ts'

/** Says which items of sets and keyed lists are there twice (listtype.ValidateListSetsAndMaps); schemas inside alternatives do not count. */
export function checkListTypes(value: unknown, schema: Structural, path: Segment[], problems: StageProblem[]): void {
  if (Array.isArray(value)) {
    if (schema.listType === 'set')
      checkUnique(
        value.map((one) => canonical(one)),
        value.map(shown),
        path,
        problems,
      )
    else if (schema.listType === 'map') checkKeys(value, schema.listKeys, path, problems)
    const { items } = schema
    if (items !== undefined) for (let i = 0; i < value.length; i++) checkInside(value[i], items, i, path, problems)
    return
  }
  if (!isMapValue(value)) return
  const { additional, properties } = schema
  if (typeof additional === 'object')
    for (const name of Object.keys(value)) checkInside(value[name], additional, mapKey(name), path, problems)
  for (const name of Object.keys(value)) {
    const inner = properties.get(name)
    if (inner !== undefined) checkInside(value[name], inner, name, path, problems)
  }
}

function checkInside(
  value: unknown,
  schema: Structural,
  step: Segment,
  path: Segment[],
  problems: StageProblem[],
): void {
  path.push(step)
  checkListTypes(value, schema, path, problems)
  path.pop()
}

function checkKeys(
  value: unknown[],
  keys: readonly string[],
  path: readonly Segment[],
  problems: StageProblem[],
): void {
  const stray = value.findIndex((item) => !isMapValue(item) && item !== null)
  if (stray !== -1) {
    const at = [...path, stray]
    const message = `${subject(at)} must be a map: the items of this list are told apart by their keys`
    problems.push({ rule: 'invalid-value', path: at, message })
    return
  }
  const parts = value.map((item) =>
    keys.flatMap((name) => (isMapValue(item) && name in item ? [[name, item[name]] as const] : [])),
  )
  checkUnique(
    parts.map((part) => canonical(part)),
    parts.map((part) => part.map(([name, one]) => `${name} ${shown(one)}`).join(', ') || 'an item without key'),
    path,
    problems,
  )
}

/** Of equal items the second is reported. */
function checkUnique(
  ids: readonly string[],
  names: readonly string[],
  path: readonly Segment[],
  problems: StageProblem[],
): void {
  const seen = new Map<string, { readonly first: number; isSaid: boolean }>()
  ids.forEach((id, index) => {
    const known = seen.get(id)
    if (known === undefined) seen.set(id, { first: index, isSaid: false })
    else if (!known.isSaid) {
      known.isSaid = true
      problems.push({
        rule: 'duplicate-value',
        path: [...path, index],
        message: `${names[index]} is in this list already`,
        related: [{ path: [...path, known.first], message: 'first here' }],
      })
    }
  })
}
