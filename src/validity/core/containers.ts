import type { Field } from '../field.ts'
import type { PodSpec } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Checks the containers, init containers and ephemeral containers of a pod (validateContainers, validateInitContainers, validateEphemeralContainers); `path` is that of the spec. */
export function validateContainers(_spec: PodSpec, _path: Field, _pod: PodContext): void {}
