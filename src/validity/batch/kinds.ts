import type { GroupChecks } from '../kind.ts'
import { validateCronJob } from './cron-job.ts'
import { validateJob } from './job.ts'

/** The kinds of `batch` (pkg/apis/batch/validation, pkg/registry/batch). */
export const batch: GroupChecks = {
  CronJob: { check: validateCronJob },
  Job: { check: validateJob },
}
