import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ServiceAccount } from '../types/core-v1.ts'

const MOUNTABLE_SECRETS = 'kubernetes.io/enforce-mountable-secrets'
const DEPRECATED_SINCE = 32

/** Warns of an annotation that is deprecated (warnIfHasEnforceMountableSecretsAnnotation). */
export function warnAboutServiceAccount({ metadata }: ServiceAccount, path: Field, { minor }: Context): void {
  if (minor < DEPRECATED_SINCE || metadata?.annotations?.[MOUNTABLE_SECRETS] === undefined || path.count > 0) return
  path
    .at('metadata')
    .at('annotations')
    .at(key(MOUNTABLE_SECRETS))
    .warn('is deprecated', {
      part: 'key',
      subject: `"${MOUNTABLE_SECRETS}"`,
      hint: 'separate namespaces keep mounted secrets apart',
    })
}
