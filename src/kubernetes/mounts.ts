import type { FieldPath } from '../model/path.ts'
import { isSlip } from './label-selector.ts'
import { objectsOf } from './lists.ts'

const lists = ['containers', 'initContainers', 'ephemeralContainers'] as const
const fields = ['volumeMounts', 'volumeDevices'] as const

/** A mount or a raw device of a container. */
export class Mount {
  constructor(
    readonly list: (typeof lists)[number],
    readonly container: number,
    readonly field: (typeof fields)[number],
    readonly index: number,
    readonly mount: { readonly name: string; readonly mountPath?: string; readonly readOnly?: boolean },
  ) {}

  /** The volume that it names. */
  get name(): string {
    return this.mount.name
  }

  /** Path from the pod's spec to the entry. */
  get path(): FieldPath {
    return [this.list, this.container, this.field, this.index]
  }
}

/** All mounts and raw devices of a pod's containers that name a volume. */
export function mountsOf(spec: any): Mount[] {
  const found: Mount[] = []
  for (const list of lists) {
    const containers = spec?.[list]
    if (!Array.isArray(containers)) continue
    for (let container = 0; container < containers.length; container++)
      for (const field of fields) {
        const mounts = containers[container]?.[field]
        if (!Array.isArray(mounts)) continue
        for (let index = 0; index < mounts.length; index++)
          if (mounts[index]?.name && typeof mounts[index].name === 'string')
            found.push(new Mount(list, container, field, index, mounts[index]))
      }
  }
  return found
}

/** A mount that finds no volume. */
export interface LostMount {
  /** Path from the pod's spec to the name. */
  readonly path: FieldPath
  readonly name: string
  /** The volume that was most likely meant. */
  readonly near: string | undefined
}

/** The mounts and raw devices that name neither a volume of the pod nor a claim template (core validation ValidateVolumeMounts: Not found). */
export function mountsWithoutVolume(spec: any, claimTemplates: any): LostMount[] {
  const mounts = mountsOf(spec)
  if (mounts.length === 0) return []
  const names = new Set<unknown>()
  for (const [volume] of objectsOf<any>(spec?.volumes)) names.add(volume.name)
  for (const [claim] of objectsOf<any>(claimTemplates)) names.add(claim.metadata?.name)
  return mounts
    .filter(({ name }) => !names.has(name))
    .map(({ path, name }) => ({ path: [...path, 'name'], name, near: nearOf(name, names) }))
}

function nearOf(name: string, names: ReadonlySet<unknown>): string | undefined {
  for (const each of names) if (typeof each === 'string' && isSlip(name, each)) return each
  return undefined
}
