import type { Container, PodSecurityContext, PodSpec, SecurityContext } from 'kubernetes-types/core/v1'
import type { FieldPath } from '../../model/path.ts'
import type { Minor } from '../../model/version.ts'
import { objectsOf } from '../lists.ts'

type Loose<T> = T extends (infer U)[]
  ? readonly Loose<U>[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> }
    : T

/** A pod as the controls see it; paths are relative to it, as in `['spec', 'hostPID']`. */
export interface SecuredPod {
  readonly annotations: Readonly<Record<string, string>>
  readonly spec: Loose<PodSpec>
}

/** What breaks a control: the places that a person edits, and what must be, as a phrase. */
export interface Offence {
  readonly paths: readonly FieldPath[]
  readonly message: string
}

/** Looks at a pod with the policy of a minor; undefined where the pod keeps to it. */
export type ControlCheck = (pod: SecuredPod, minor: Minor) => Offence | undefined

/** A container with its place in the pod. */
export interface PlacedContainer {
  readonly container: Loose<Container>
  readonly path: FieldPath
}

/** All containers of a pod, ephemeral ones too (policy visitContainers). */
export function containersOf({ spec }: SecuredPod): PlacedContainer[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    objectsOf<any>(spec[list]).map(([container, index]) => ({ container, path: ['spec', list, index] })),
  )
}

/** The `securityContext` of the pod, or of one of its containers. */
export interface Holder {
  /** Undefined for the pod itself. */
  readonly container: Loose<Container> | undefined
  /** Without settings where none is written. */
  readonly context: Loose<PodSecurityContext & SecurityContext>
  /** Where it stands, or would. */
  readonly path: FieldPath
}

/** What the containers of a pod say about their own security. */
export function containerContexts(pod: SecuredPod): Holder[] {
  return containersOf(pod).map(({ container, path }) => ({
    container,
    context: container.securityContext ?? {},
    path: [...path, 'securityContext'],
  }))
}

/** What a pod says about its security, and then what its containers say. */
export function securityContexts(pod: SecuredPod): Holder[] {
  const path = ['spec', 'securityContext']
  return [{ container: undefined, context: pod.spec.securityContext ?? {}, path }, ...containerContexts(pod)]
}
