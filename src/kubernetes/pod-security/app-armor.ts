import { key } from '../../model/path.ts'
import { type ControlCheck, securityContexts } from './pod.ts'
import { holders, listed, quoted } from './words.ts'

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/'
const ALLOWED: readonly unknown[] = ['RuntimeDefault', 'Localhost']

/** AppArmor may not be turned off (policy CheckAppArmorProfile); annotations count even where no container has their name. */
export const appArmorProfile: ControlCheck = (pod) => {
  const fields = securityContexts(pod).filter(
    ({ context: { appArmorProfile: profile } }) => profile !== undefined && !ALLOWED.includes(profile.type),
  )
  const annotations = Object.keys(pod.annotations)
    .filter((name) => name.startsWith(ANNOTATION) && !isAllowedAnnotation(pod.annotations[name]!))
    .sort()
  if (fields.length + annotations.length === 0) return undefined
  const setters = [
    ...(fields.length > 0 ? [holders(fields)] : []),
    ...annotations.map((name) => `the annotation \`${name}\``),
  ]
  const values = [
    ...fields.map(({ context }) => context.appArmorProfile?.type),
    ...annotations.map((name) => pod.annotations[name]),
  ]
  return {
    paths: [
      ...fields.map(({ path }) => [...path, 'appArmorProfile', 'type']),
      ...annotations.map((name) => ['metadata', 'annotations', key(name)]),
    ],
    message: `${listed(setters)} must not ask for the AppArmor profile ${quoted(values)}, only for the runtime's default or one of the node`,
  }
}

function isAllowedAnnotation(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/')
}
