import { key } from '../../model/path.ts'
import { newObject } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { differing, keep, type UpdateCheck } from './kind.ts'
import { same } from './same.ts'
import { isEmpty } from './stored.ts'

/** A selector stays as it is, but in the first API versions (Validate<Workload>Update). */
export const updateSelected: UpdateCheck = {
  check: (next, before, path, context) => {
    const { group, version } = context.kind
    if (version === 'v1beta1' && (group === 'apps' || group === 'extensions')) return
    keep(next.spec?.selector, before.spec?.selector, path.at('spec').at('selector'), { why: NEW_SELECTOR })
  },
}

const NEW_SELECTOR = 'the pods that run now would belong to nobody: give the workload a new name, or delete it first'

/** First minors in which a field of a StatefulSet may be changed. */
const STATEFUL_SET_MUTABLE: readonly (readonly [field: string, since: number])[] = [
  ['replicas', 0],
  ['template', 0],
  ['updateStrategy', 0],
  ['minReadySeconds', 23],
  ['persistentVolumeClaimRetentionPolicy', 23],
  ['ordinals', 26],
  ['revisionHistoryLimit', 33],
]

/** Most of a StatefulSet stays as it is (ValidateStatefulSetUpdate). */
export const updateStatefulSet: UpdateCheck = {
  prepare: ({ spec }) => {
    for (const claim of spec?.volumeClaimTemplates ?? []) {
      delete claim.apiVersion
      delete claim.kind
      claim.status = Object.assign(newObject(), { phase: 'Pending' }, claim.status)
    }
  },
  check: (next, before, path, { minor }) => {
    const mutable = STATEFUL_SET_MUTABLE.filter(([, since]) => since <= minor).map(([field]) => field)
    const spec = without(next.spec, mutable)
    const old = without(before.spec, mutable)
    if (same(spec, old)) return
    const at = path.at('spec')
    const more = differing(spec, old, at)
    at.forbidden(
      `may only change in ${mutable
        .map((field) => `\`${field}\``)
        .sort()
        .join(', ')}`,
      {
        subject: 'the spec of a StatefulSet',
        ...more,
        why: 'delete it with `--cascade=orphan` and create it again: its pods and claims stay',
      },
    )
  },
}

/** A copy of an object without some of its fields. */
export function without(object: any, fields: readonly string[]): any {
  const rest = Object.assign(newObject(), object)
  for (const field of fields) delete rest[field]
  return rest
}

/** The fields of a Job that may not change, with the first minor that checks them. */
const JOB_FIELDS = [
  ['completionMode', 21],
  ['podFailurePolicy', 25],
  ['backoffLimitPerIndex', 28],
  ['managedBy', 30],
  ['successPolicy', 30],
] as const

/** Minors since when a suspended Job that has not started may change where its pods run, and their resources. */
const SCHEDULING_SINCE = 23
const SCHEDULING_GATES_SINCE = 27
const POD_RESOURCES_SINCE = 36
/** Since when an Indexed Job may be scaled. */
const ELASTIC_SINCE = 27

/** Most of a Job stays as it is (ValidateJobSpecUpdate). */
export const updateJob: UpdateCheck = {
  choose: chooseLabels,
  check: (next, before, path, context) => {
    const { minor } = context
    const [spec, old] = [next.spec ?? {}, before.spec ?? {}]
    const at = path.at('spec')
    checkCompletions(spec, old, at, minor)
    if (spec.manualSelector === true || old.manualSelector === true)
      keep(spec.selector, old.selector, at.at('selector'))
    checkLabels(spec, old, at.at('template').at('metadata').at('labels'), minor)
    checkTemplate(spec, old, at, minor)
    for (const [field, since] of JOB_FIELDS) if (minor >= since) keep(spec[field], old[field], at.at(field))
  },
}

/** Labels of the template that servers write themselves, with the first minor that does. */
const GENERATED_LABELS = [
  ['controller-uid', 0],
  ['job-name', 0],
  ['batch.kubernetes.io/controller-uid', 27],
  ['batch.kubernetes.io/job-name', 27],
] as const

/** Labels the template of a new Job, which its selector selects (generateSelector). */
function chooseLabels({ metadata, spec }: any, before?: any): void {
  if (before !== undefined || spec === undefined || spec.manualSelector === true) return
  const template = (spec.template ??= newObject())
  const labels = ((template.metadata ??= newObject()).labels ??= newObject())
  for (const [label] of GENERATED_LABELS) labels[label] = label.endsWith('job-name') ? metadata?.name : GENERATED
}

const GENERATED = 'generated'

/** The labels that the server has written go where the template has no labels any more. */
function checkLabels(spec: any, old: any, path: Field, minor: number): void {
  if (spec.manualSelector === true || old.manualSelector === true) return
  const labels = spec.template?.metadata?.labels
  const lost = GENERATED_LABELS.filter(([label, since]) => minor >= since && labels?.[label] === undefined)
  if (lost.length === 0) return
  for (const [label] of lost)
    path.at(key(label)).required('is written by the server', { subject: `the label "${label}"` })
  path.invalid(undefined, 'lose those that the server has written, by which the Job knows its pods', {
    hint: 'leave at least one label of your own',
  })
}

function checkCompletions(spec: any, old: any, path: Field, minor: number): void {
  const at = path.at('completions')
  if (minor < ELASTIC_SINCE || spec.completionMode !== 'Indexed') {
    keep(spec.completions, old.completions, at)
    return
  }
  if (spec.completions === old.completions || spec.completions === undefined) return
  if (spec.completions !== (spec.parallelism ?? 1))
    at.invalid(spec.completions, `can only be changed together with \`parallelism\`, to the same number`)
}

function checkTemplate(spec: any, old: any, path: Field, minor: Context['minor']): void {
  const suspended = old.suspend === true
  const template =
    suspended && minor >= SCHEDULING_SINCE ? mutableTemplate(spec.template, old.template, minor) : old.template
  const more = { why: 'the pods of a Job are made once: give the changed Job a new name, or delete the old one first' }
  if (!suspended || minor < POD_RESOURCES_SINCE) {
    keep(spec.template, template, path.at('template'), more)
    return
  }
  const at = path.at('template.spec').standingAt(path.at('template').at('spec'))
  keep(spec.template?.spec, withResources(template?.spec, spec.template?.spec), at, more)
}

/** The old template with what a suspended Job may change taken from the new one. */
function mutableTemplate(next: any, before: any, minor: number): any {
  const spec = Object.assign(newObject(), before?.spec)
  const fields =
    minor >= SCHEDULING_GATES_SINCE
      ? ['nodeSelector', 'tolerations', 'schedulingGates']
      : ['nodeSelector', 'tolerations']
  for (const field of fields) take(spec, next?.spec, field)
  const affinity = Object.assign(newObject(), spec.affinity)
  take(affinity, next?.spec?.affinity, 'nodeAffinity')
  if (next?.spec?.affinity === undefined && isEmpty(affinity)) delete spec.affinity
  else spec.affinity = affinity
  const metadata = Object.assign(newObject(), before?.metadata)
  for (const field of ['annotations', 'labels']) take(metadata, next?.metadata, field)
  const template = Object.assign(newObject(), before, { spec })
  if (Object.keys(metadata).length === 0) delete template.metadata
  else template.metadata = metadata
  return template
}

function take(target: any, source: any, field: string): void {
  if (source?.[field] === undefined) delete target[field]
  else target[field] = source[field]
}

/** The old pods with the resources of the new containers of the same names. */
function withResources(before: any, next: any): any {
  const spec = Object.assign(newObject(), before)
  for (const list of ['containers', 'initContainers']) {
    const [old, now] = [before?.[list], next?.[list]]
    if (old === undefined || old.length !== now?.length) continue
    spec[list] = old.map((container: any, index: number) => {
      if (container.name !== now[index].name) return container
      const copy = Object.assign(newObject(), container)
      take(copy, now[index], 'resources')
      return copy
    })
  }
  return spec
}
