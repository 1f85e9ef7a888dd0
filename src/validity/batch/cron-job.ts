import { cronFault, timeZoneFault } from '../../kubernetes/cron.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { CronJob, CronJobSpec } from '../types/batch-v1.ts'
import { validateJobSpec, warnAboutJobSpec } from './job-spec.ts'

/** What is left of 63 characters for the name, as that of a Job has the time of its start behind it. */
const NAME_LENGTH = 52

/** Checks a CronJob (ValidateCronJobCreate). */
export function validateCronJob({ metadata, spec = {} }: CronJob, path: Field, context: Context): void {
  const at = path.at('spec')
  warnAboutHostName(metadata, path, context)
  validateSchedule(spec, at, context)
  if (spec.timeZone !== undefined) at.at('timeZone').matches(spec.timeZone, timeZoneFault)
  validateJobTemplate(spec, at.at('jobTemplate').at('spec'), context)
  const name = nameOf(metadata)
  if (name.length > NAME_LENGTH)
    path
      .at('metadata')
      .at('name')
      .invalid(name, `must be at most ${NAME_LENGTH} characters, not ${name.length}: its Jobs get the time behind it`)
}

/** From when on a time zone in the schedule draws a warning, and from when on it is refused. */
const ZONE_WARNS_SINCE = 22
const ZONE_REFUSED_SINCE = 29

function validateSchedule({ schedule = '', timeZone }: CronJobSpec, path: Field, { minor }: Context): void {
  if (schedule === '') return
  const at = path.at('schedule')
  at.matches(schedule, cronFault)
  if (!schedule.includes('TZ')) return
  if (minor >= ZONE_REFUSED_SINCE) at.invalid(schedule, 'must have no `TZ`, use `timeZone` instead')
  else {
    if (timeZone !== undefined) at.invalid(schedule, 'must have no `TZ` beside `timeZone`')
    if (minor >= ZONE_WARNS_SINCE) at.warn('has a `TZ`, which is not supported and will be refused from 1.29 on')
  }
}

/** Checks the Jobs that a CronJob makes (ValidateJobTemplateSpec): they always get selectors of their own. */
function validateJobTemplate({ jobTemplate }: CronJobSpec, path: Field, context: Context): void {
  const spec = jobTemplate?.spec ?? {}
  validateJobSpec(spec, path, context)
  if (spec.selector !== undefined)
    path
      .at('selector')
      .invalid(undefined, 'must not be set: each Job gets a selector of its own, for the pods that it makes')
  if (spec.manualSelector === true)
    path.at('manualSelector').unsupported(true, ['false'], { hint: 'remove it: the Jobs get selectors of their own' })
  warnAboutJobSpec(spec, path, context)
}
