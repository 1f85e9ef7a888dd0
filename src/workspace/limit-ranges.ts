import { type LimitItem, limitDefaults, limitItems } from '../kubernetes/limit-range.ts'
import { type Needs, NO_NEEDS } from '../kubernetes/pod-resources.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import { areTogether, type Unit } from './unit.ts'

/** A LimitRange with what it says. */
export interface KnownLimitRange {
  readonly resource: Resource
  readonly value: any
  readonly items: readonly LimitItem[]
  /** What it gives to containers that say nothing themselves. */
  readonly defaults: Needs
}

/**
 * The LimitRanges of the unit that surely hold where a resource is created. Where files that name no namespace bound the same thing twice, each is applied to a namespace of
 * its own, and nothing says to which.
 */
export function limitRangesOver(unit: Unit, resource: Resource): readonly KnownLimitRange[] {
  const here = rangesAround(unit, resource)
  const open = here.filter((range) => range.resource.namespace === undefined)
  return areAlternatives(open) ? here.filter((range) => !open.includes(range)) : here
}

function rangesAround(unit: Unit, resource: Resource): readonly KnownLimitRange[] {
  const here = rangesByNamespace(unit).get(unit.namespaceOf(resource)) ?? []
  return here.filter((range) => areTogether(range.resource, resource))
}

/** Whether LimitRanges of two files say something about the same resource of the same sort. */
function areAlternatives(ranges: readonly KnownLimitRange[]): boolean {
  if (ranges.length < 2) return false
  const files = new Map<string, string>()
  return ranges.some(({ resource: { origin }, items }) =>
    items.some(({ type, about }) =>
      [...about].some((name) => {
        const said = `${type} ${name}`
        const file = files.get(said) ?? origin.file
        files.set(said, file)
        return file !== origin.file
      }),
    ),
  )
}

const rangesByNamespace = oncePer((unit: Unit) => {
  const found = new Map<string, KnownLimitRange[]>()
  for (const range of unit.ofKind('LimitRange')) {
    const { value } = range
    push(found, unit.namespaceOf(range), {
      resource: range,
      value,
      items: limitItems(value),
      defaults: limitDefaults([value]),
    })
  }
  return found
})

/** What LimitRanges give to the containers of a resource that say nothing themselves. */
export function limitDefaultsFor(unit: Unit, resource: Resource): Needs {
  const ranges = rangesAround(unit, resource)
  if (ranges.length < 2) return ranges[0]?.defaults ?? NO_NEEDS
  return limitDefaults(ranges.map(({ value }) => value))
}
