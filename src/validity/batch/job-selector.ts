import { failing, parseSelector, type Requirement } from '../../kubernetes/label-selector.ts'
import { type Labels, labelValueFault } from '../../kubernetes/labels.ts'
import { key } from '../../model/path.ts'
import { hasLabels } from '../core/copied-labels.ts'
import { validateOwnLabels } from '../core/replicas.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { Job } from '../types/batch-v1.ts'

/** The first minor that labels pods with the prefix, too, and finds them by that label. */
const PREFIXED_SINCE = 27
const PREFIX = 'batch.kubernetes.io/'
const NAME = 'job-name'
const UID = 'controller-uid'

/** Stands for the id that the server gives to the Job, which nobody can know before. */
const ID = '\0'

/** Checks the selector of a Job against the labels of its template; where it is not set by hand both are completed by the server first. */
export function validateJobSelector(job: Job, path: Field, context: Context): void {
  const { selector, manualSelector, template } = job.spec ?? {}
  const at = path.at('spec')
  validateLabelSelector(selector, at.at('selector'), context)
  if (manualSelector !== true) validateMadeSelector(job, path, context)
  else {
    if (selector === undefined) at.at('selector').required('is required when `manualSelector` is true')
    const parsed = selector === undefined ? undefined : parseSelector(selector)
    if (selector === undefined || parsed !== undefined) validateOwnLabels(template, at.at('template'), parsed)
  }
}

/** The server labels the pods with name and id of the Job and selects them by its id; what is written besides must fit (generateSelector, validateGeneratedSelector). */
function validateMadeSelector(job: Job, path: Field, context: Context): void {
  const { selector, template } = job.spec ?? {}
  const name = nameOf(job.metadata)
  const at = path.at('spec')
  const own = template?.metadata?.labels ?? {}
  const made = madeLabels(name, context)
  validateMadeLabels(own, made, at.at('template').at('metadata').at('labels'))
  if (labelValueFault(name) !== undefined) refuseLongName(job, path, made)
  const written = parseSelector(selector ?? {})
  if (written === undefined) return
  if (failing(written, made).length > 0)
    at.at('selector').invalid(
      undefined,
      'must not be set: each Job gets a selector of its own, for the pods that it makes',
      {
        hint: 'remove the selector; the labels of the template stay',
      },
    )
  const all = { ...made, ...own }
  const id = context.minor < PREFIXED_SINCE ? UID : PREFIX + UID
  const byId: Requirement = { key: id, operator: 'In', values: [ID], path: [] }
  const isSet = Object.hasOwn(selector?.matchLabels ?? {}, id)
  const missed = failing(isSet ? written : [...written, byId], all)
  if (missed.length > 0)
    at.at('template')
      .at('metadata')
      .at('labels')
      .invalid(undefined, 'must match the selector of the Job', {
        related: [{ path: ['spec', 'selector'], message: 'the selector' }],
      })
}

function madeLabels(name: string, { minor }: Context): Labels {
  const labels = { [UID]: ID, [NAME]: name }
  return minor < PREFIXED_SINCE ? labels : { ...labels, [PREFIX + UID]: ID, [PREFIX + NAME]: name }
}

function validateMadeLabels(own: Labels, made: Labels, path: Field): void {
  for (const [label, value] of Object.entries(made)) {
    if (!Object.hasOwn(own, label) || own[label] === value) continue
    const fault =
      value === ID
        ? 'must not be set: the server fills in the id of the Job'
        : `must be the name of the Job, "${value}"`
    path.at(key(label)).invalid(own[label], fault)
  }
}

/** A name that is too long for a label is blamed on the labels that it is put into: those of the pods, and those of the Job where it gets them from there. */
function refuseLongName({ metadata, spec }: Job, path: Field, made: Labels): void {
  const own = spec?.template?.metadata?.labels
  if (own !== undefined && Object.keys(made).every((label) => Object.hasOwn(own, label))) return
  const name = path.at('metadata').at('name')
  const places = [path.at('spec').at('template').at('metadata').at('labels')]
  if (own !== undefined && !hasLabels(metadata)) places.push(path.at('metadata').at('labels'))
  for (const place of places)
    place.standingAt(name).invalid(nameOf(metadata), `${labelValueFault(nameOf(metadata))}: its pods get it as a label`)
}
