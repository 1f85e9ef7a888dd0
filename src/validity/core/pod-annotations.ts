import { descendingPathFault } from '../../kubernetes/paths.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { PodSpec, Toleration } from '../types/core-v1.ts'
import { eachContainer } from './pod-os.ts'
import { validateTolerationsInWords } from './toleration.ts'

/** The annotations of a pod or template. */
export type Annotations = Readonly<Record<string, string>> | undefined

/** The annotation of a pod that a kubelet runs from a file (core.MirrorPodAnnotationKey). */
export const MIRROR = 'kubernetes.io/config.mirror'
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations'
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
/** The annotations that were in place of `seccompProfile`. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'
export const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'
/** The annotation that was in place of `appArmorProfile`. */
export const APPARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/'

/** The first minor that judges the cost of deleting a pod (feature PodDeletionCost). */
const DELETION_COST_SINCE = 22

/** Checks the annotations that mean something in a pod (ValidatePodSpecificAnnotations). */
export function validatePodAnnotations(annotations: Annotations, spec: PodSpec, path: Field, context: Context): void {
  for (const name in annotations) {
    const value = annotations[name]!
    const at = path.at(key(name))
    if (name === MIRROR) {
      if ((spec.nodeName ?? '') === '') at.invalid(value, 'may only be set in a pod with `nodeName`')
    } else if (name === TOLERATIONS) validateTolerationsText(value, path, at)
    else if (name === DELETION_COST) {
      if (context.minor >= DELETION_COST_SINCE && !isInt32(value)) at.invalid(value, 'must be an integer of 32 bits')
    } else if (name === SECCOMP_POD || name.startsWith(SECCOMP_CONTAINER))
      validateSeccompText(value, path.at(name).standingAt(at))
    else if (name.startsWith(APPARMOR_CONTAINER)) validateAppArmorText(name, value, spec, at)
  }
}

/** As strconv.ParseInt reads it, without a plus sign or zeros in front (GetDeletionCostFromPodAnnotations). */
function isInt32(text: string): boolean {
  if (!/^(?:0|-[0-9]+|[1-9][0-9]*)$/.test(text)) return false
  const number = Number(text)
  return number >= -(2 ** 31) && number < 2 ** 31
}

/** Checks a list of tolerations in JSON (ValidateTolerationsInPodAnnotations). */
function validateTolerationsText(text: string, path: Field, place: Field): void {
  if (text === '') return
  const tolerations = parseTolerations(text)
  if (tolerations === undefined) path.standingAt(place).invalid(undefined, 'must be a list of tolerations in JSON')
  else validateTolerationsInWords(tolerations, path.at(TOLERATIONS).standingAt(place))
}

/** The tolerations of a text, with the names of their fields in any case; undefined where it holds anything else. */
function parseTolerations(text: string): Toleration[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (value === null) return []
  if (!Array.isArray(value)) return undefined
  const tolerations: Toleration[] = []
  for (const item of value) {
    const toleration = item === null ? {} : decodeToleration(item)
    if (toleration === undefined) return undefined
    tolerations.push(toleration)
  }
  return tolerations
}

const TOLERATION_FIELDS: ReadonlyMap<string, keyof Toleration> = new Map([
  ['key', 'key'],
  ['operator', 'operator'],
  ['value', 'value'],
  ['effect', 'effect'],
  ['tolerationseconds', 'tolerationSeconds'],
])

function decodeToleration(item: unknown): Toleration | undefined {
  if (typeof item !== 'object' || Array.isArray(item)) return undefined
  const toleration: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item as object)) {
    const field = TOLERATION_FIELDS.get(name.toLowerCase())
    if (field === undefined || value === null) continue
    if (field === 'tolerationSeconds' ? !Number.isInteger(value) : typeof value !== 'string') return undefined
    toleration[field] = value
  }
  return toleration
}

const SECCOMP_WORDS: ReadonlySet<string> = new Set(['runtime/default', 'docker/default', 'unconfined'])
const LOCALHOST = 'localhost/'

/** Checks a profile in an annotation (ValidateSeccompProfile). */
export function validateSeccompText(text: string, path: Field): void {
  if (SECCOMP_WORDS.has(text)) return
  if (text.startsWith(LOCALHOST)) path.matches(text.slice(LOCALHOST.length), descendingPathFault)
  else path.invalid(text, 'must be "runtime/default", "unconfined" or "localhost/" with the path of a profile')
}

/** Checks a profile in an annotation, and that its container exists (ValidateAppArmorPodAnnotations). */
function validateAppArmorText(name: string, text: string, spec: PodSpec, path: Field): void {
  const wanted = name.slice(APPARMOR_CONTAINER.length)
  let found = false
  eachContainer(spec, path, (container) => {
    if ((container.name ?? '') === wanted) found = true
  })
  if (!found)
    path.invalid(undefined, `names the container "${wanted}", which this pod does not have`, {
      part: 'key',
      subject: 'the annotation',
    })
  if (text !== '' && text !== 'runtime/default' && text !== 'unconfined' && !text.startsWith(LOCALHOST))
    path.invalid(text, 'must be "runtime/default", "unconfined" or "localhost/" with the name of a profile')
}
