import type { Field } from '../field.ts'
import type { Container } from '../types/core-v1.ts'
import { validateResizePolicy } from './container-restart.ts'
import { validateEnv, validateEnvFrom } from './env.ts'
import { validateMounts } from './mounts.ts'
import type { PodContext } from './pod-context.ts'
import { validateContainerPorts } from './ports.ts'
import { validateContainerResources } from './resources.ts'
import { validateSecurityContext } from './security-context.ts'

/** Names are unique among containers of all sorts. */
export function validateUniqueName(name: string | undefined, path: Field, names: Map<string, Field>): void {
  if (!name) return
  const first = names.get(name)
  if (first === undefined) names.set(name, path)
  else path.duplicate(name, { related: [{ path: first.placePath(), message: 'the other container' }] })
}

/**
 * Checks what containers of all sorts have (validateContainerCommon). A server fills in more in those that are there from the beginning (`isPart`) than in ephemeral ones;
 * image names with blanks around them pass in templates.
 */
export function validateContainer(
  container: Container,
  path: Field,
  pod: PodContext,
  { isPart }: { readonly isPart: boolean },
): void {
  const { image = '' } = container
  if ((!pod.template || !isPart) && BLANK_AROUND.test(image))
    path.at('image').invalid(image, 'may not have blanks around it')
  validateContainerPorts(container.ports, path.at('ports'), pod)
  validateEnv(container.env, path.at('env'), pod)
  validateEnvFrom(container.envFrom, path.at('envFrom'), pod)
  validateMounts(container, path, pod)
  validateContainerResources(container.resources, path.at('resources'), pod, isPart)
  validateResizePolicy(container.resizePolicy, path.at('resizePolicy'), pod)
  validateSecurityContext(container.securityContext, path.at('securityContext'), pod)
}

/** What Go's strings.TrimSpace takes away. */
const BLANK_AROUND =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/
