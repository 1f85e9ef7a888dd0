import type { Field } from '../../field.ts'
import type { Volume } from '../../types/core-v1.ts'
import type { PodContext } from '../pod-context.ts'

/** Warns about the volumes of a pod, at `path` (pkg/api/pod warningsForPodSpecAndMeta, its part about volumes). */
export function warnAboutVolumes(_volumes: readonly Volume[] | undefined, _path: Field, _pod: PodContext): void {}
