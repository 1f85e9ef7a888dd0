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

/** The LimitRanges of the unit that surely hold where a resource is created. */
export function limitRangesOver(unit: Unit, resource: Resource): readonly KnownLimitRange[] {
  const here = rangesByNamespace(unit).get(unit.namespaceOf(resource)) ?? []
  return here.filter((range) => areTogether(range.resource, resource))
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
  const ranges = limitRangesOver(unit, resource)
  if (ranges.length < 2) return ranges[0]?.defaults ?? NO_NEEDS
  return limitDefaults(ranges.map(({ value }) => value))
}
