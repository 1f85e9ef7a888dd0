import type { FieldPath } from '../model/path.ts'
import { isSlip } from './label-selector.ts'
import { objectsOf } from './lists.ts'

/** A mount or a raw device of a container. */
export interface Mount {
  /** Path from the pod's spec to the entry. */
  readonly path: FieldPath
  readonly container: number
  readonly list: 'containers' | 'initContainers' | 'ephemeralContainers'
  readonly field: 'volumeMounts' | 'volumeDevices'
  readonly name: string
  readonly mount: any
}

const lists = ['containers', 'initContainers', 'ephemeralContainers'] as const
const fields = ['volumeMounts', 'volumeDevices'] as const

/** All mounts and raw devices of a pod's containers that name a volume. */
export function mountsOf(spec: any): Mount[] {
  const found: Mount[] = []
  for (const list of lists)
    for (const [container, index] of objectsOf<any>(spec?.[list]))
      for (const field of fields)
        for (const [mount, at] of objectsOf<any>(container[field]))
          if (typeof mount.name === 'string' && mount.name !== '')
            found.push({ path: [list, index, field, at], container: index, list, field, name: mount.name, mount })
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
  const names = new Set<unknown>([
    ...objectsOf<any>(spec?.volumes).map(([volume]) => volume.name),
    ...objectsOf<any>(claimTemplates).map(([claim]) => claim.metadata?.name),
  ])
  return mountsOf(spec)
    .filter(({ name }) => !names.has(name))
    .map(({ path, name }) => ({ path: [...path, 'name'], name, near: nearOf(name, names) }))
}

function nearOf(name: string, names: ReadonlySet<unknown>): string | undefined {
  for (const each of names) if (typeof each === 'string' && isSlip(name, each)) return each
  return undefined
}
