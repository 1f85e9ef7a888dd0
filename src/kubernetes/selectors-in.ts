import type { FieldPath } from '../model/path.ts'
import { workloadShape } from './workload.ts'

/** A LabelSelector of an object with its place. */
export interface PlacedSelector {
  readonly path: FieldPath
  readonly value: any
}

const WORKLOAD = ['spec.selector']

/** Where kinds have LabelSelectors that the API server checks (API reference of each kind). */
const places: Readonly<Record<string, readonly string[]>> = {
  Deployment: WORKLOAD,
  ReplicaSet: WORKLOAD,
  StatefulSet: WORKLOAD,
  DaemonSet: WORKLOAD,
  Job: WORKLOAD,
  PodDisruptionBudget: WORKLOAD,
  PersistentVolumeClaim: WORKLOAD,
  NetworkPolicy: [
    'spec.podSelector',
    'spec.ingress[*].from[*].podSelector',
    'spec.ingress[*].from[*].namespaceSelector',
    'spec.egress[*].to[*].podSelector',
    'spec.egress[*].to[*].namespaceSelector',
  ],
  ClusterRole: ['aggregationRule.clusterRoleSelectors[*]'],
}

/** Where a pod has LabelSelectors. */
const podPlaces = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `spec.affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[*].labelSelector`,
  `spec.affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[*].namespaceSelector`,
  `spec.affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[*].podAffinityTerm.labelSelector`,
  `spec.affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[*].podAffinityTerm.namespaceSelector`,
])

/** The kinds that `selectorsIn` knows. */
export const kindsWithSelectors = [
  'ClusterRole',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
] as const

/** Every LabelSelector of an object of a built-in kind that the server checks in all versions. */
export function selectorsIn(kind: string, object: any): PlacedSelector[] {
  const found: PlacedSelector[] = []
  if (Object.hasOwn(places, kind)) for (const place of places[kind]!) collect(object, steps(place), [], found)
  const template = workloadShape(kind)?.template
  if (template === undefined) return found
  for (const place of podPlaces) collect(object, [...(template as string[]), ...steps(place)], [], found)
  return found
}

const parsed = new Map<string, readonly string[]>()

function steps(place: string): readonly string[] {
  let path = parsed.get(place)
  if (path === undefined) {
    path = place.replaceAll('[*]', '.*').split('.')
    parsed.set(place, path)
  }
  return path
}

function collect(at: any, rest: readonly string[], path: FieldPath, found: PlacedSelector[]): void {
  if (at === undefined || at === null || typeof at !== 'object') return
  const [step, ...below] = rest
  if (step === undefined) found.push({ path, value: at })
  else if (step !== '*') collect(at[step], below, [...path, step], found)
  else if (Array.isArray(at))
    for (let index = 0; index < at.length; index++) collect(at[index], below, [...path, index], found)
}
