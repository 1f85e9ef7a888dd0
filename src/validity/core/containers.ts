import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { Container, PodSpec } from '../types/core-v1.ts'
import { validateContainer, validateUniqueName } from './container.ts'
import { validateInitResize, validateInitRestart, validateRestart } from './container-restart.ts'
import { validateEphemeralContainers } from './ephemeral-containers.ts'
import { validateFileVolumes } from './file-volumes.ts'
import type { PodContext } from './pod-context.ts'
import { validateHostPorts } from './ports.ts'
import { validateLifecycle, validateProbes } from './probe.ts'

/** Checks the containers, init containers and ephemeral containers of a pod (validateContainers, validateInitContainers, validateEphemeralContainers); `path` is that of the spec. */
export function validateContainers(spec: PodSpec, path: Field, pod: PodContext): void {
  const names = new Map<string, Field>()
  validateRegularContainers(spec.containers, path.at('containers'), pod, names)
  validateInitContainers(spec.initContainers, path.at('initContainers'), pod, names)
  validateEphemeralContainers(spec.ephemeralContainers, path.at('ephemeralContainers'), pod, names)
  validateFileVolumes(spec, path)
}

function validateRegularContainers(
  containers: PodSpec['containers'],
  path: Field,
  pod: PodContext,
  names: Map<string, Field>,
): void {
  if (containers === undefined) return
  each(containers, path, (container, at) => {
    validateContainer(container, at, pod, { isPart: true })
    validateUniqueName(container.name, at.at('name'), names)
    validateLifecycle(container.lifecycle, at.at('lifecycle'), pod)
    validateProbes(container, at, pod)
    validateRestart(container, at, pod)
  })
  validateHostPorts(
    containers.map((container, i) => ({ ports: container?.ports, path: path.at(i) })),
    pod,
  )
}

function validateInitContainers(
  containers: PodSpec['initContainers'],
  path: Field,
  pod: PodContext,
  names: Map<string, Field>,
): void {
  each(containers, path, (container, at) => {
    validateContainer(container, at, pod, { isPart: true })
    validateUniqueName(container.name, at.at('name'), names)
    validateInitRestart(container, at, pod)
    const isSidecar = container.restartPolicy === 'Always'
    if (isSidecar || pod.minor < FORBIDDEN_ONLY) {
      validateLifecycle(container.lifecycle, at.at('lifecycle'), pod)
      validateProbes(container, at, pod)
    }
    if (!isSidecar) {
      forbidOfSidecars(container, at, pod)
      validateInitResize(container.resizePolicy, at.at('resizePolicy'), pod)
    }
    validateHostPorts([{ ports: container.ports, path: path.at(0).standingAt(at) }], pod)
  })
}

/** The minor since which a server says no more of probes and hooks of init containers than that they may not be there. */
const FORBIDDEN_ONLY = 25
/** The minor since which there are sidecars (SidecarContainers). */
const SIDECARS = 29

/** Init containers run to their end one by one: they have no probes and hooks, as containers do that keep running. */
function forbidOfSidecars(container: Container, path: Field, { minor }: PodContext): void {
  const where = minor >= SIDECARS ? ' without `restartPolicy: Always`' : ''
  for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    if (container[name] === undefined) continue
    const fault = `may not be set for init containers${where}`
    if (minor < FORBIDDEN_ONLY) path.at(name).invalid(undefined, fault)
    else path.at(name).forbidden(fault)
  }
}
