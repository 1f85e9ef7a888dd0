import { type FieldPath, key } from '../../model/path.ts'
import { demanded } from './demanded.ts'
import { type ControlCheck, containersOf, securityContexts } from './pod.ts'
import { listed, offence, quoted } from './words.ts'

const POD_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod'
const CONTAINER_ANNOTATION = 'container.seccomp.security.alpha.kubernetes.io/'
const ALLOWED: readonly unknown[] = ['RuntimeDefault', 'Localhost']

/** Before the fields, annotations may not turn seccomp off (policy seccompProfileBaseline_1_0). */
export const seccompAnnotations: ControlCheck = ({ annotations, spec }) => {
  const containers = containersOf({ annotations, spec }).map(({ container }) => CONTAINER_ANNOTATION + container.name)
  const wrong = [...new Set([POD_ANNOTATION, ...containers])].filter(
    (name) => Object.hasOwn(annotations, name) && !isAllowedAnnotation(annotations[name]!),
  )
  if (wrong.length === 0) return undefined
  const values = quoted(wrong.map((name) => annotations[name]))
  return {
    paths: wrong.map((name): FieldPath => ['metadata', 'annotations', key(name)]),
    message: `${listed(wrong.map((name) => `the annotation \`${name}\``))} must be "runtime/default" or begin with "localhost/", not ${values}`,
  }
}

/** Seccomp may not be turned off (policy seccompProfileBaseline_1_19). */
export const seccompBaseline: ControlCheck = (pod) => {
  const wrong = securityContexts(pod).filter(
    ({ context: { seccompProfile: profile } }) => profile !== undefined && !ALLOWED.includes(profile.type),
  )
  const values = quoted(wrong.map(({ context }) => context.seccompProfile?.type))
  return offence(
    wrong,
    ['seccompProfile', 'type'],
    (who) =>
      `${who} must not set \`securityContext.seccompProfile.type\` to ${values}, only to "RuntimeDefault" or "Localhost"`,
  )
}

/** Containers must have a seccomp profile, each by itself or by the pod (policy CheckSeccompProfileRestricted). */
export const seccompRestricted: ControlCheck = (pod) =>
  demanded(securityContexts(pod), {
    field: ['seccompProfile', 'type'],
    isSet: ({ seccompProfile }) => seccompProfile !== undefined,
    isRight: ({ seccompProfile }) => ALLOWED.includes(seccompProfile?.type),
    wanted: '`securityContext.seccompProfile.type` to "RuntimeDefault" or "Localhost"',
  })

function isAllowedAnnotation(value: string): boolean {
  return value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/')
}
