import type { Resource } from '../../model/resource.ts'
import { push } from '../maps.ts'

/** The namespace of a resource as written, empty where it writes none or lies outside of all. */
export function spaceOf({ namespaced, namespace }: Resource): string {
  return namespaced ? (namespace ?? '') : ''
}

const NONE: readonly Resource[] = []

/** The resources of one kind and name, by namespace. Mostly it is one, so that takes the least room. */
export class Places {
  readonly first: Resource
  #bySpace: Map<string, Resource[]> | undefined

  constructor(first: Resource) {
    this.first = first
  }

  add(resource: Resource): void {
    this.#bySpace ??= new Map([[spaceOf(this.first), [this.first]]])
    push(this.#bySpace, spaceOf(resource), resource)
  }

  /** Those of a namespace, in the order of files and documents. */
  in(space: string): readonly Resource[] {
    if (this.#bySpace !== undefined) return this.#bySpace.get(space) ?? NONE
    return spaceOf(this.first) === space ? [this.first] : NONE
  }

  /** Those of the first namespaces. */
  all(spaces = Number.POSITIVE_INFINITY): readonly Resource[] {
    return this.#bySpace === undefined ? [this.first] : [...this.#bySpace.values()].slice(0, spaces).flat()
  }
}
