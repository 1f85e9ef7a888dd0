import { dnsLabelFault } from '../../kubernetes/names.ts'
import { validateCopiedLabels } from '../core/copied-labels.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { Job, JobSpec } from '../types/batch-v1.ts'
import { validateJobSelector } from './job-selector.ts'
import { validateJobSpec, warnAboutJobSpec } from './job-spec.ts'

/** Checks a Job (ValidateJob, WarningsForJobSpec). */
export function validateJob(job: Job, path: Field, context: Context): void {
  const { metadata } = job
  const spec = withDefaults(job.spec ?? {})
  const at = path.at('spec')
  const labels = spec.template?.metadata?.labels
  warnAboutHostName(metadata, path, context)
  validateCopiedLabels(metadata, labels, path, at.at('template'))
  validateJobSelector({ ...job, spec }, path, context)
  validateJobSpec(spec, at, context)
  validateLastHostName(nameOf(metadata), spec, path)
  warnAboutJobSpec(spec, at, context)
}

/** A Job that says neither how many pods run nor how many must succeed runs one (SetDefaults_Job); that of a CronJob gets no defaults. */
function withDefaults(spec: JobSpec): JobSpec {
  const { parallelism, completions = parallelism === undefined ? 1 : undefined } = spec
  return { ...spec, parallelism: parallelism ?? 1, completions, completionMode: spec.completionMode ?? 'NonIndexed' }
}

/** The pods of an indexed Job have its name and their number as host names. */
function validateLastHostName(name: string, { completionMode, completions = 0 }: JobSpec, path: Field): void {
  if (completionMode !== 'Indexed' || completions <= 0) return
  const host = `${name}-${completions - 1}`
  const fault = dnsLabelFault(host)
  if (fault !== undefined)
    path.at('metadata').at('name').invalid(name, `gives the last pod the host name "${host}", which ${fault}`)
}
