import { didYouMean } from '../../model/meant.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'

const ALONE = 'ReadWriteOncePod'
/** The minor in which ReadWriteOncePod came. */
const ALONE_SINCE = 27
const OTHERS = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce']

/** What kubectl prints for access modes, and people then write. */
const ABBREVIATIONS = new Map([
  ['RWO', 'ReadWriteOnce'],
  ['ROX', 'ReadOnlyMany'],
  ['RWX', 'ReadWriteMany'],
  ['RWOP', ALONE],
])

/** Checks the ways in which a volume may be mounted: the one for a single pod allows no other (ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec). */
export function validateAccessModes(modes: readonly string[] = [], path: Field, { minor }: Context): void {
  if (modes.length === 0) {
    path.required('must have at least one mode', { hint: 'the usual one is "ReadWriteOnce"' })
    return
  }
  const known = minor >= ALONE_SINCE ? [...OTHERS, ALONE] : OTHERS
  each(modes, path, (mode, itemPath) => {
    if (known.includes(mode)) return
    path.standingAt(itemPath).unsupported(mode, known, hintFor(mode))
  })
  if (modes.includes(ALONE) && modes.some((mode) => OTHERS.includes(mode)))
    path.standingAt(path.at(modes.indexOf(ALONE))).forbidden('may not hold "ReadWriteOncePod" beside other modes', {
      subject: '`accessModes`',
      why: 'that mode promises the volume to one pod alone',
    })
}

function hintFor(mode: string) {
  if (mode === ALONE) return { hint: `"${ALONE}" came with Kubernetes 1.${ALONE_SINCE}` }
  const long = ABBREVIATIONS.get(mode)
  return didYouMean(long)
}

/** Checks whether a volume is a file system or a raw device. */
export function validateVolumeMode(mode: string | undefined, path: Field): void {
  if (mode !== undefined && mode !== 'Block' && mode !== 'Filesystem') path.unsupported(mode, ['Block', 'Filesystem'])
}
