import { valueAt, workloadShape } from '../kubernetes/workload.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import { isMapValue } from '../yaml/value.ts'
import type { ContainerRole, Pod, PodContainer, Workload } from './rule.ts'

/** A subject with the path at which it stands in its resource. */
export interface Placed<T> {
  readonly subject: T
  readonly path: FieldPath
}

const NO_LABELS = Object.freeze(Object.create(null)) as Readonly<Record<string, string>>

/** The resource as an owner of pods; undefined where it has no pod template. */
export function workloadOf(resource: Resource, object: any): Workload | undefined {
  const shape = workloadShape(resource.kind)
  if (shape === undefined) return undefined
  const template = valueAt(object, shape.template)
  if (!isMapValue(template)) return undefined
  const selector = object.spec?.selector
  return {
    resource,
    kind: resource.kind,
    replicas: shape.scaled ? object.spec?.replicas : undefined,
    selector:
      shape.selector === 'map'
        ? selector && { matchLabels: selector }
        : shape.selector === 'label-selector'
          ? selector
          : undefined,
    template,
    templatePath: shape.template,
    object,
  }
}

/** The pod of a workload; undefined where its spec is missing. */
export function podOf(workload: Workload): Placed<Pod> | undefined {
  const { metadata, spec } = workload.template
  if (spec === undefined || !isMapValue(spec)) return undefined
  return {
    subject: {
      resource: workload.resource,
      owner: workload.kind,
      labels: (metadata?.labels as Record<string, string>) ?? NO_LABELS,
      metadata,
      spec,
    },
    path: workload.templatePath,
  }
}

const lists = [
  ['containers', 'container'],
  ['initContainers', 'init'],
  ['ephemeralContainers', 'ephemeral'],
] as const

/** All containers of a pod, with what each is for. */
export function containersOf({ subject: pod, path }: Placed<Pod>): Placed<PodContainer>[] {
  const found: Placed<PodContainer>[] = []
  for (const [field, role] of lists) {
    const containers = (pod.spec as any)[field]
    if (!Array.isArray(containers)) continue
    for (let index = 0; index < containers.length; index++) {
      const container = containers[index]
      if (!isMapValue(container)) continue
      found.push({
        subject: { resource: pod.resource, pod, role: roleOf(role, container), container },
        path: [...path, 'spec', field, index],
      })
    }
  }
  return found
}

function roleOf(role: ContainerRole, container: any): ContainerRole {
  return role === 'init' && container.restartPolicy === 'Always' ? 'sidecar' : role
}
