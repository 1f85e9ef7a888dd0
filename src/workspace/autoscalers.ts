import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import type { Unit } from './unit.ts'

/** Something that scales a workload: by its number of pods, by KEDA's rules for that, or by what each pod asks for. */
export interface Autoscaler {
  readonly resource: Resource
  readonly sort: 'horizontal' | 'keda' | 'vertical'
  /** Where it names what it scales. */
  readonly path: FieldPath
}

/** The autoscalers of a unit by what they scale, in the order of files and documents. */
export const autoscalersByTarget = oncePer((unit: Unit): ReadonlyMap<string, readonly Autoscaler[]> => {
  const found = new Map<string, Autoscaler[]>()
  for (const resource of unit.resources) {
    const sort = scalingSort(resource)
    if (sort === undefined) continue
    const field = sort === 'vertical' ? 'targetRef' : 'scaleTargetRef'
    const { kind = sort === 'keda' ? 'Deployment' : undefined, name } = resource.value?.spec?.[field] ?? {}
    if (typeof kind !== 'string' || typeof name !== 'string') continue
    push(found, targetKey(kind, unit.namespaceOf(resource), name), { resource, sort, path: ['spec', field, 'name'] })
  }
  return found
})

/** The autoscalers that scale a workload. */
export function autoscalersOver(unit: Unit, workload: Resource): readonly Autoscaler[] {
  return autoscalersByTarget(unit).get(targetKey(workload.kind, unit.namespaceOf(workload), workload.name ?? '')) ?? []
}

function targetKey(kind: string, namespace: string, name: string): string {
  return `${kind}\n${namespace}\n${name}`
}

/** How something scales others; undefined for what does not. */
export function scalingSort({ kind, gvk, builtIn }: Resource): Autoscaler['sort'] | undefined {
  if (kind === 'HorizontalPodAutoscaler') return builtIn ? 'horizontal' : undefined
  if (kind === 'ScaledObject') return gvk.group === 'keda.sh' ? 'keda' : undefined
  return kind === 'VerticalPodAutoscaler' && gvk.group === 'autoscaling.k8s.io' ? 'vertical' : undefined
}
