import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ControllerRevision } from '../types/apps-v1.ts'

/** The first minor that looks into `data`. */
const OBJECT_SINCE = 31

/** Checks a ControllerRevision (ValidateControllerRevisionCreate). */
export function validateControllerRevision({ data }: ControllerRevision, path: Field, { minor }: Context): void {
  const value: unknown = data
  if (value === undefined || minor < OBJECT_SINCE) return
  if (typeof value !== 'object' || Array.isArray(value)) path.at('data').required('must be an object')
}
