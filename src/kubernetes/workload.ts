import type { GVK } from '../model/gvk.ts'
import type { FieldPath } from '../model/path.ts'
import type { VersionRange } from '../model/version.ts'

/** Where a kind keeps its pods: the way to the pod template, the selector and the number of pods. */
export interface WorkloadShape {
  /** Path of the pod template; empty for a Pod, which is its own template. */
  readonly template: FieldPath
  /** How the kind finds its pods again: a LabelSelector, a plain map of labels, or not by a selector that a person writes. */
  readonly selector: 'label-selector' | 'map' | 'generated'
  /** It has `spec.replicas`. */
  readonly scaled: boolean
}

/** The built-in kinds that own pods, or are one. */
export const workloadShapes: Readonly<Record<string, WorkloadShape>> = {
  Pod: { template: [], selector: 'generated', scaled: false },
  Deployment: { template: ['spec', 'template'], selector: 'label-selector', scaled: true },
  ReplicaSet: { template: ['spec', 'template'], selector: 'label-selector', scaled: true },
  StatefulSet: { template: ['spec', 'template'], selector: 'label-selector', scaled: true },
  DaemonSet: { template: ['spec', 'template'], selector: 'label-selector', scaled: false },
  ReplicationController: { template: ['spec', 'template'], selector: 'map', scaled: true },
  Job: { template: ['spec', 'template'], selector: 'generated', scaled: false },
  CronJob: { template: ['spec', 'jobTemplate', 'spec', 'template'], selector: 'generated', scaled: false },
}

const TEMPLATE: WorkloadShape = { template: ['spec', 'template'], selector: 'label-selector', scaled: true }

/** Well-known custom kinds that own pods, by kind and group (API reference of each). */
const customShapes: ReadonlyMap<string, WorkloadShape> = new Map([
  ['Rollout.argoproj.io', TEMPLATE],
  ['ScaledJob.keda.sh', { template: ['spec', 'jobTargetRef', 'template'], selector: 'generated', scaled: false }],
  ['CloneSet.apps.kruise.io', TEMPLATE],
  ['StatefulSet.apps.kruise.io', TEMPLATE],
  ['DaemonSet.apps.kruise.io', { ...TEMPLATE, scaled: false }],
  ['DeploymentConfig.apps.openshift.io', { ...TEMPLATE, selector: 'map' }],
  ['Service.serving.knative.dev', { ...TEMPLATE, selector: 'generated', scaled: false }],
])

/** Kinds whose pods run to completion instead of serving. */
const ENDING: ReadonlySet<string> = new Set(['Job', 'CronJob', 'ScaledJob'])

/** Something that may own pods. */
interface Owner {
  readonly gvk: GVK
  /** It is of one of Kubernetes' own kinds. */
  readonly builtIn: boolean
}

/** The shape of a resource, of Kubernetes' own kinds or of a well-known custom one; undefined where it owns no pods. */
export function shapeOf({ gvk: { kind, group }, builtIn }: Owner): WorkloadShape | undefined {
  return builtIn ? workloadShape(kind) : customShapes.get(`${kind}.${group}`)
}

/** Where an owner of pods has its pod template. */
export function templatePath(owner: Owner): FieldPath {
  return shapeOf(owner)?.template ?? []
}

/** The pod template of an owner of pods. */
export function templateOf(owner: Owner & { readonly value: any }): any {
  return valueAt(owner.value, templatePath(owner))
}

/** Whether the pods of a resource run to completion. */
export function runsToCompletion({ gvk }: Owner): boolean {
  return ENDING.has(gvk.kind)
}

/** First minor that validates the pod template and the claim templates of a StatefulSet at its creation (kubernetes #131790, #132212). */
const STATEFUL_SET_TEMPLATES_CHECKED = 34

/** Whether a server of some minor of the range checks the templates of that kind; older ones accept a StatefulSet whose pods they refuse. */
export function checksTemplates(kind: string, versions: VersionRange): boolean {
  return kind !== 'StatefulSet' || versions.to >= STATEFUL_SET_TEMPLATES_CHECKED
}

/** Where the labels of the pods of an owner stand. */
export function podLabelsPath(owner: Owner): FieldPath {
  return [...templatePath(owner), 'metadata', 'labels']
}

/** The shape of a kind, undefined where it owns no pods. */
export function workloadShape(kind: string): WorkloadShape | undefined {
  return Object.hasOwn(workloadShapes, kind) ? workloadShapes[kind] : undefined
}

/** The value at a path of plain fields and indices, undefined where the way ends early. */
export function valueAt(value: any, path: FieldPath): any {
  let at = value
  for (const segment of path) {
    if (at === null || typeof at !== 'object') return undefined
    at = at[typeof segment === 'object' ? segment.key : segment]
  }
  return at
}
