import type { Resource } from '../../../model/resource.ts'
import { oncePer, push } from '../../../workspace/maps.ts'
import { kindOf } from '../../../workspace/references/extract.ts'
import type { Unit } from '../../../workspace/unit.ts'

/** The custom resources of a unit, by kinds as `ServiceMonitor.monitoring.coreos.com`. */
export const customsIn = oncePer((unit: Unit): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>()
  for (const resource of unit.resources) if (!resource.builtIn) push(found, kindOf(resource), resource)
  return found
})
