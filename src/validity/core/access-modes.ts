import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'

const ALONE = 'ReadWriteOncePod'
/** The minor in which ReadWriteOncePod came. */
const ALONE_SINCE = 27
const OTHERS = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce']

/** Checks the ways in which a volume may be mounted: the one for a single pod allows no other; the words themselves are judged by the schema, but for empty ones (ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec). */
export function validateAccessModes(modes: readonly string[] | undefined, path: Field, { minor }: Context): void {
  if (modes === undefined || modes.length === 0) {
    path.required('must have at least one mode', { hint: 'the usual one is "ReadWriteOnce"' })
    return
  }
  const empty = modes.indexOf('')
  if (empty !== -1)
    path.standingAt(path.at(empty)).unsupported('', minor >= ALONE_SINCE ? [...OTHERS, ALONE] : OTHERS, {
      subject: '`accessModes`',
    })
  const alone = modes.indexOf(ALONE)
  if (alone !== -1 && modes.some((mode) => OTHERS.includes(mode)))
    path.standingAt(path.at(alone)).forbidden('may not hold "ReadWriteOncePod" beside other modes', {
      subject: '`accessModes`',
      why: 'that mode promises the volume to one pod alone',
    })
}

/** Checks that a volume is not said to be of an empty kind (`volumeMode`). */
export function validateVolumeMode(mode: string | undefined, path: Field): void {
  if (mode === '') path.unsupported(mode, ['Block', 'Filesystem'])
}
