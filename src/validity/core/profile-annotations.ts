import type { Field } from '../field.ts'
import { validateAnnotations } from '../meta/object-meta.ts'
import type { AppArmorProfile, Container, PodSpec, SeccompProfile } from '../types/core-v1.ts'
import {
  type Annotations,
  APPARMOR_CONTAINER,
  SECCOMP_CONTAINER,
  SECCOMP_POD,
  validateSeccompText,
} from './pod-annotations.ts'
import type { PodContext } from './pod-context.ts'
import { eachContainer } from './pod-os.ts'
import { isSoundAppArmor } from './security-profiles.ts'

/** A profile as its field has it. */
type Profile = Pick<SeccompProfile & AppArmorProfile, 'type' | 'localhostProfile'>

const LOCALHOST = 'localhost/'

/** The words of annotations for the types of profiles; the first one is what a server writes. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  Unconfined: ['unconfined'],
  RuntimeDefault: ['runtime/default', 'docker/default'],
}

/** Checks that annotations and fields name the same profiles (validateSeccompAnnotationsAndFields, validateAppArmorAnnotationsAndFieldsMatchOnCreate). */
export function validateProfilesMatch(spec: PodSpec, annotations: Annotations, path: Field, pod: PodContext): void {
  if (annotations === undefined) return
  const match = (profile: Profile | undefined, name: string, at: Field) => {
    if (profile !== undefined && Object.hasOwn(annotations, name)) validateMatch(profile, annotations[name]!, name, at)
  }
  match(spec.securityContext?.seccompProfile, SECCOMP_POD, path.at('securityContext').at('seccompProfile'))
  const ofPod = spec.securityContext?.appArmorProfile
  eachContainer(spec, path, ({ name = '', securityContext = {} }, containerPath) => {
    const at = containerPath.at('securityContext')
    match(securityContext.seccompProfile, SECCOMP_CONTAINER + name, at.at('seccompProfile'))
    if (pod.os === 'windows') return
    const annotation = annotations[APPARMOR_CONTAINER + name]
    const copied = !pod.template && annotation !== undefined && isAppArmorText(annotation)
    const profile = securityContext.appArmorProfile ?? (copied ? undefined : ofPod)
    match(profile, APPARMOR_CONTAINER + name, at.at('appArmorProfile'))
  })
}

function validateMatch({ type, localhostProfile }: Profile, annotation: string, name: string, path: Field): void {
  const fault = `must agree with the annotation "${name}", which is "${annotation}"`
  if (type === 'Localhost') {
    if (!annotation.startsWith(LOCALHOST)) path.at('type').forbidden(fault)
    else if (annotation.slice(LOCALHOST.length) !== localhostProfile) path.at('localhostProfile').forbidden(fault)
  } else if (type !== undefined && Object.hasOwn(WORDS, type)) {
    const words = name.startsWith(APPARMOR_CONTAINER) ? WORDS[type]!.slice(0, 1) : WORDS[type]!
    if (!words.includes(annotation)) path.at('type').forbidden(fault)
  }
}

/** The profile that an annotation stands for (seccompFieldForAnnotation, ApparmorFieldForAnnotation). */
function profileOf(annotation: string): Profile | undefined {
  for (const type in WORDS) if (WORDS[type]!.includes(annotation)) return { type }
  const localhostProfile = annotation.startsWith(LOCALHOST) ? annotation.slice(LOCALHOST.length) : ''
  return localhostProfile === '' ? undefined : { type: 'Localhost', localhostProfile }
}

/** Whether a server copies an annotation to the field (applyAppArmorVersionSkew). */
function isAppArmorText(annotation: string): boolean {
  const profile = annotation === 'docker/default' ? undefined : profileOf(annotation)
  return profile !== undefined && isSoundAppArmor(profile)
}

/**
 * Whether nothing need be said of an annotation for AppArmor because the pod has that profile for all its containers: in a Pod, as far as the server makes a profile
 * of the annotation.
 */
export function isRepeated(annotation: string, ofPod: AppArmorProfile | undefined, { template }: PodContext): boolean {
  if (ofPod === undefined || (!template && !isAppArmorText(annotation))) return false
  const profile = annotation === 'docker/default' ? undefined : profileOf(annotation)
  return profile?.type === ofPod.type && profile?.localhostProfile === ofPod.localhostProfile
}

/** The annotation that stands for a profile (SeccompAnnotationForField, appArmorAnnotationForField). */
function annotationOf({ type = '', localhostProfile }: Profile): string | undefined {
  if (type === 'Localhost') return localhostProfile === undefined ? undefined : LOCALHOST + localhostProfile
  return Object.hasOwn(WORDS, type) ? WORDS[type]![0] : undefined
}

/** The minors in which a server copies seccomp annotations of a Pod to fields, and fields to annotations (applySeccompVersionSkew). */
const SECCOMP_TO_FIELDS = { since: 19, until: 26 }
const SECCOMP_TO_ANNOTATIONS = { since: 19, until: 24 }
/** The minors in which a server copies AppArmor fields of a Pod to annotations (applyAppArmorVersionSkew). */
const APPARMOR_TO_ANNOTATIONS = { since: 30, until: 33 }

function isIn({ minor, template }: PodContext, { since, until }: typeof SECCOMP_TO_FIELDS): boolean {
  return !template && minor >= since && minor <= until
}

/** The spec with the seccomp profiles that a server takes from annotations. */
export function withSeccompFields(spec: PodSpec, annotations: Annotations, pod: PodContext): PodSpec {
  if (annotations === undefined || !isIn(pod, SECCOMP_TO_FIELDS) || !hasSeccomp(annotations)) return spec
  const filled = <T extends { readonly seccompProfile?: SeccompProfile }>(security: T | undefined, name: string) => {
    const profile = Object.hasOwn(annotations, name) ? profileOf(annotations[name]!) : undefined
    if (profile === undefined || security?.seccompProfile !== undefined) return security
    return { ...security, seccompProfile: profile } as T
  }
  const fill = <T extends Container>(containers: readonly T[] | undefined) =>
    containers?.map(
      (container) =>
        container && {
          ...container,
          securityContext: filled(container.securityContext, SECCOMP_CONTAINER + (container.name ?? '')),
        },
    )
  return {
    ...spec,
    securityContext: filled(spec.securityContext, SECCOMP_POD),
    containers: fill(spec.containers),
    initContainers: fill(spec.initContainers),
  }
}

function hasSeccomp(annotations: NonNullable<Annotations>): boolean {
  for (const name in annotations) if (name === SECCOMP_POD || name.startsWith(SECCOMP_CONTAINER)) return true
  return false
}

/** Checks the annotations that a server makes of the profiles in fields. */
export function validateMadeAnnotations(spec: PodSpec, root: Field, pod: PodContext): void {
  const path = root.at('metadata').at('annotations')
  const specPath = root.at('spec')
  const annotations = pod.metadata?.annotations
  const seccomp = isIn(pod, SECCOMP_TO_ANNOTATIONS)
  if (!seccomp && !(isIn(pod, APPARMOR_TO_ANNOTATIONS) && pod.os !== 'windows')) return
  const make = (profile: Profile | undefined, name: string, place: Field) => {
    const made = profile && annotationOf(profile)
    if (made === undefined || Object.hasOwn(annotations ?? {}, name)) return
    validateAnnotations({ [name]: made }, path.standingAt(place))
    if (seccomp) validateSeccompText(made, path.at(name).standingAt(place))
  }
  const { securityContext: ofPod } = spec
  if (seccomp) make(ofPod?.seccompProfile, SECCOMP_POD, specPath.at('securityContext').at('seccompProfile'))
  eachContainer(spec, specPath, ({ name = '', securityContext }, place) => {
    if (seccomp) make(securityContext?.seccompProfile, SECCOMP_CONTAINER + name, place.at('name'))
    else make(securityContext?.appArmorProfile ?? ofPod?.appArmorProfile, APPARMOR_CONTAINER + name, place.at('name'))
  })
}
