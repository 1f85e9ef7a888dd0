import type { Field } from '../field.ts'

const ALONE = 'ReadWriteOncePod'

/** Checks the ways in which a volume may be mounted: the one for a single pod allows no other; the words themselves are judged by the schema (ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec). */
export function validateAccessModes(modes: readonly string[] | undefined, path: Field): void {
  const alone = modes?.indexOf(ALONE) ?? -1
  if (alone !== -1 && modes!.some((mode) => OTHERS.has(mode)))
    path.standingAt(path.at(alone)).forbidden('may not hold "ReadWriteOncePod" beside other modes', {
      subject: '`accessModes`',
      why: 'that mode promises the volume to one pod alone',
    })
}

const OTHERS: ReadonlySet<string> = new Set(['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce'])
