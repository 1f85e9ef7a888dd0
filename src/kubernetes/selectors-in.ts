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
export function selectorsIn(kind: string, object: any): readonly PlacedSelector[] {
  if (object === last.object && kind === last.kind) return last.found
  const found: PlacedSelector[] = []
  for (const steps of stepsOf(kind)) collect(object, steps, 0, [], found)
  last = { kind, object, found }
  return found
}

/** Several rules in a row ask for the same object. */
let last: { kind: string; object: any; found: readonly PlacedSelector[] } = { kind: '', object: undefined, found: [] }

const stepsByKind = new Map<string, readonly (readonly string[])[]>()

/** The steps to the selectors of a kind, `*` for each item of a list. */
function stepsOf(kind: string): readonly (readonly string[])[] {
  let steps = stepsByKind.get(kind)
  if (steps === undefined) {
    const template = workloadShape(kind)?.template as readonly string[] | undefined
    const split = (place: string) => place.replaceAll('[*]', '.*').split('.')
    steps = [
      ...(Object.hasOwn(places, kind) ? places[kind]! : []).map(split),
      ...(template === undefined ? [] : podPlaces.map((place) => [...template, ...split(place)])),
    ]
    stepsByKind.set(kind, steps)
  }
  return steps
}

function collect(at: any, steps: readonly string[], depth: number, path: FieldPath, found: PlacedSelector[]): void {
  for (let i = depth; i < steps.length; i++) {
    if (at === undefined || at === null || typeof at !== 'object') return
    if (steps[i] !== '*') {
      at = at[steps[i]!]
      continue
    }
    if (!Array.isArray(at)) return
    const above = [...path, ...steps.slice(depth, i)]
    for (let index = 0; index < at.length; index++) collect(at[index], steps, i + 1, [...above, index], found)
    return
  }
  if (at !== undefined && at !== null && typeof at === 'object')
    found.push({ path: [...path, ...steps.slice(depth)], value: at })
}
