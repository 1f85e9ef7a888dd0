import type { GVK } from '../model/gvk.ts'
import type { FieldPath } from '../model/path.ts'
import { parseLabels, parseSelector, type Selector } from './label-selector.ts'

/** Which pods of its own namespace a resource selects; without requirements it selects all of them. */
export interface PodSelection {
  readonly selector: Selector
  /** Where the selector stands in the resource. */
  readonly path: FieldPath
}

/** What a selector means that is missing or empty: every pod, none, or the labels of the pod template. */
type Meaning = 'all' | 'none' | 'template'

interface Form {
  readonly path: FieldPath
  readonly map?: true
  readonly missing: Meaning
  readonly empty: Meaning
}

const WORKLOAD: Form = { path: ['spec', 'selector'], missing: 'none', empty: 'none' }

/** The kinds that select pods of their own namespace (API reference of each kind; an empty selector of a workload is refused). */
const forms: Readonly<Record<string, Form>> = {
  Deployment: WORKLOAD,
  ReplicaSet: WORKLOAD,
  StatefulSet: WORKLOAD,
  DaemonSet: WORKLOAD,
  Job: WORKLOAD,
  ReplicationController: { path: ['spec', 'selector'], map: true, missing: 'template', empty: 'template' },
  Service: { path: ['spec', 'selector'], map: true, missing: 'none', empty: 'none' },
  PodDisruptionBudget: { path: ['spec', 'selector'], missing: 'none', empty: 'all' },
  NetworkPolicy: { path: ['spec', 'podSelector'], missing: 'all', empty: 'all' },
}

/** The pods that an object selects; undefined where it selects none by labels, or its selector cannot be read. */
export function podSelection(gvk: GVK, object: any): PodSelection | undefined {
  const form = Object.hasOwn(forms, gvk.kind) ? forms[gvk.kind]! : undefined
  if (form === undefined) return undefined
  const value = object?.spec?.[form.path[1] as string]
  if (value !== undefined && (typeof value !== 'object' || value === null)) return undefined
  const selector = form.map ? parseLabels(value) : parseSelector(value)
  if (selector === undefined) return undefined
  if (selector.length > 0) return { selector, path: form.path }
  switch (meaning(form, gvk, value === undefined)) {
    case 'all':
      return { selector, path: form.path }
    case 'none':
      return undefined
    case 'template': {
      const labels = parseLabels(object?.spec?.template?.metadata?.labels)
      return labels.length > 0 ? { selector: labels, path: form.path } : undefined
    }
  }
}

function meaning(form: Form, gvk: GVK, missing: boolean): Meaning {
  if (missing) return form === WORKLOAD && defaultsSelector(gvk) ? 'template' : form.missing
  return gvk.kind === 'PodDisruptionBudget' && gvk.version === 'v1beta1' ? 'none' : form.empty
}

/** Whether the server fills in a workload's missing selector from the labels of its template (extensions/v1beta1 and apps/v1beta1 defaults.go, core/v1). */
export function defaultsSelector({ group, version, kind }: GVK): boolean {
  return kind === 'ReplicationController' || group === 'extensions' || (group === 'apps' && version === 'v1beta1')
}
