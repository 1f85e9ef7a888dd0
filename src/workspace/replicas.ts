import type { Resource } from '../model/resource.ts'
import type { Unit } from './unit.ts'

/** How many pods a workload may have. */
export interface Replicas {
  readonly least: number
  readonly most: number
  /** The HorizontalPodAutoscaler that decides between the two. */
  readonly autoscaler: Resource | undefined
}

/** The replicas of a workload: those of its autoscaler where the unit has one for it, else its own, 1 by default. */
export function replicasOf(unit: Unit, resource: Resource, object: any): Replicas {
  const own = object?.spec?.replicas
  const autoscaler = autoscalerOf(unit, resource)
  const spec = autoscaler?.value?.spec
  if (typeof spec?.maxReplicas !== 'number') {
    const replicas = typeof own === 'number' ? own : 1
    return { least: replicas, most: replicas, autoscaler: undefined }
  }
  const least = typeof spec.minReplicas === 'number' ? spec.minReplicas : 1
  return { least, most: Math.max(least, spec.maxReplicas), autoscaler }
}

const autoscalers = new WeakMap<Unit, ReadonlyMap<string, Resource>>()

/** The HorizontalPodAutoscaler of the unit that scales a workload. */
export function autoscalerOf(unit: Unit, { kind, name, namespace }: Resource): Resource | undefined {
  let known = autoscalers.get(unit)
  if (known === undefined) {
    known = new Map(unit.ofKind('HorizontalPodAutoscaler').map((scaler) => [targetOf(unit, scaler), scaler]))
    autoscalers.set(unit, known)
  }
  return known.get(`${kind}\n${namespace ?? 'default'}\n${name}`)
}

function targetOf(unit: Unit, scaler: Resource): string {
  const target = scaler.value?.spec?.scaleTargetRef
  return `${target?.kind}\n${unit.namespaceOf(scaler)}\n${target?.name}`
}

/** The first Service of the unit that sends traffic to the pods of a workload. */
export function serviceOf(unit: Unit, resource: Resource): Resource | undefined {
  return unit.servicesOf(resource)[0]
}
