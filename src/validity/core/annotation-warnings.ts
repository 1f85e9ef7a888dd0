import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { PodSpec } from '../types/core-v1.ts'
import { type Annotations, APPARMOR_CONTAINER, SECCOMP_CONTAINER, SECCOMP_POD } from './pod-annotations.ts'
import type { PodContext } from './pod-context.ts'
import { eachContainer } from './pod-os.ts'
import { WARNINGS_SINCE } from './pod-warnings.ts'
import { isRepeated } from './profile-annotations.ts'

/** What annotations of pods have no effect any more, and what does (pkg/api/pod deprecatedAnnotations). */
const OLD_ANNOTATIONS: ReadonlyMap<string, string> = new Map([
  ['scheduler.alpha.kubernetes.io/critical-pod', 'has no effect since 1.16; use `priorityClassName`'],
  ['security.alpha.kubernetes.io/sysctls', 'has no effect since 1.11; use `securityContext.sysctls`'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'has no effect since 1.11; use `securityContext.sysctls`'],
])

/** The first minor that warns about annotations for AppArmor. */
const APPARMOR_SINCE = 30

/** Warns about annotations that fields have replaced; `spec` is what the server has after it copied annotations to fields. */
export function warnAboutAnnotations(spec: PodSpec, annotations: Annotations, path: Field, pod: PodContext): void {
  if (annotations === undefined || pod.minor < WARNINGS_SINCE) return
  const warn = (name: string, fault: string) =>
    path.at(key(name)).warn(fault, { part: 'key', subject: 'the annotation' })
  for (const name in annotations) {
    const fault = OLD_ANNOTATIONS.get(name)
    if (fault !== undefined) warn(name, fault)
  }
  const { securityContext } = spec
  const seccomp =
    pod.minor < 27 ? 'is deprecated; use `seccompProfile`' : 'has no effect since 1.27; use `seccompProfile`'
  if (securityContext?.seccompProfile === undefined && Object.hasOwn(annotations, SECCOMP_POD))
    warn(SECCOMP_POD, seccomp)
  eachContainer(spec, path, (container) => {
    const { name = '', securityContext: own } = container
    if (own?.seccompProfile === undefined && Object.hasOwn(annotations, SECCOMP_CONTAINER + name))
      warn(SECCOMP_CONTAINER + name, seccomp)
    const annotation = annotations[APPARMOR_CONTAINER + name]
    if (pod.minor < APPARMOR_SINCE || own?.appArmorProfile !== undefined || annotation === undefined) return
    if (!pod.template && pod.os === 'windows') return
    if (!isRepeated(annotation, securityContext?.appArmorProfile, pod))
      warn(APPARMOR_CONTAINER + name, 'is deprecated since 1.30; use `appArmorProfile`')
  })
}
