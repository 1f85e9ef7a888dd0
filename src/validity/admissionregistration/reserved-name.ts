import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'

const RESERVED = '.static.k8s.io'

/** Warns about names of what is read from files of the server (WarningsForStaticSuffix). */
export function warnAboutReservedName(metadata: ObjectMeta | undefined, path: Field, { minor }: Context): void {
  if (minor >= 36 && metadata?.name?.endsWith(RESERVED))
    path.at('metadata').at('name').warn(`ends with "${RESERVED}", which is reserved for files of the API server`)
}
