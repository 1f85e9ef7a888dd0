import type { Minor } from '../../../model/version.ts'
import type { Field } from '../../field.ts'

/** A source that servers warn of. */
interface OldSource {
  /** The first minors that warn of it, in pods and in PersistentVolumes. */
  readonly inPods: Minor
  readonly inVolumes?: Minor
  readonly says: string
  /** What the warning calls it. */
  readonly misnamed?: string
}

/** Sources that are deprecated or do nothing any more (warningsForPodSpecAndMeta, warningsForPersistentVolumeSpecAndMeta). */
const OLD_SOURCES: readonly (readonly [string, OldSource])[] = [
  ['cephfs', { inPods: 28, inVolumes: 28, says: deprecated(28, 31) }],
  ['flocker', { inPods: 22, says: deprecated(22, 25) }],
  ['gitRepo', { inPods: 21, says: 'is deprecated since 1.11 and switched off since 1.33; clone in an init container' }],
  ['glusterfs', { inPods: 25, inVolumes: 28, says: deprecated(25, 26) }],
  ['photonPersistentDisk', { inPods: 21, inVolumes: 28, says: deprecated(11, 16) }],
  ['quobyte', { inPods: 22, says: deprecated(22, 25) }],
  ['rbd', { inPods: 28, inVolumes: 28, says: deprecated(28, 31) }],
  ['scaleIO', { inPods: 21, inVolumes: 28, says: deprecated(16, 22) }],
  ['storageos', { inPods: 22, inVolumes: 28, says: deprecated(22, 25), misnamed: 'storageOS' }],
]

function deprecated(since: Minor, gone: Minor): string {
  return `is deprecated since 1.${since} and does nothing since 1.${gone}; use a CSI driver`
}

/** Warns of the sources of a volume that are out of use; `path` is that of the volume, or of the spec of a PersistentVolume. */
export function warnAboutOldSources(volume: any, path: Field, minor: Minor, where: 'inPods' | 'inVolumes'): void {
  for (const [name, { says, misnamed, ...since }] of OLD_SOURCES) {
    if (volume[name] === undefined || minor < (since[where] ?? Number.POSITIVE_INFINITY)) continue
    const at = path.at(name)
    const named = misnamed === undefined ? at : path.at(misnamed).standingAt(at)
    named.warn(says, { part: 'key' })
  }
}
