import type { Resource } from '../model/resource.ts'
import { PlainResource } from '../workspace/resource.ts'
import type { Unit } from '../workspace/unit.ts'

/** Manifests of one time. */
export interface Side {
  readonly units: readonly Unit[]
  /** The file's name for both sides: below the folder that was named, empty for a file that was named itself. */
  readonly keyOf: (file: string) => string
}

/** The resources of a side, in the order of files and documents, each once. */
export function resourcesOf({ units }: Side): PlainResource[] {
  const all = new Set<Resource>(units.flatMap(({ resources }) => resources))
  return [...all].filter((resource) => resource instanceof PlainResource)
}

/** The unit of each resource. */
export function unitsByResource({ units }: Side): ReadonlyMap<Resource, Unit> {
  return new Map(units.flatMap((unit) => unit.resources.map((resource) => [resource, unit] as const)))
}
