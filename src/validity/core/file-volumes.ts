import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSpec, Volume } from '../types/core-v1.ts'
import { eachContainer } from './pod-os.ts'

/** Checks that variables come from files in volumes of type emptyDir (validateFileKeyRefVolumes); `path` is that of the spec. */
export function validateFileVolumes(spec: PodSpec, path: Field): void {
  let volumes: Map<string, Volume> | undefined
  eachContainer(spec, path, ({ env }, containerPath) =>
    each(env, containerPath.at('env'), ({ valueFrom }, at) => {
      const name = valueFrom?.fileKeyRef?.volumeName
      if (!name) return
      volumes ??= volumesByName(spec)
      const volume = volumes.get(name)
      const place = at.at('valueFrom').at('fileKeyRef').at('volumeName')
      if (volume === undefined) place.notFound(name, 'names no volume of the pod')
      else if (!isEmptyDir(volume)) place.invalid(name, 'must be a volume of type `emptyDir`')
    }),
  )
}

function volumesByName({ volumes = [] }: PodSpec): Map<string, Volume> {
  return new Map(volumes.filter((volume) => volume !== undefined).map((volume) => [volume.name ?? '', volume]))
}

/** A volume without any source is one too (SetDefaults_Volume). */
function isEmptyDir(volume: Volume): boolean {
  return volume.emptyDir !== undefined || Object.keys(volume).every((name) => name === 'name')
}
