import { existsIn, type Lifespan, type Minor } from '../../model/version.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { forbidChange, keep, type UpdateCheck } from './kind.ts'

/** A field that may not change. */
interface KeptField extends Lifespan {
  /** Where it stands, with dots. */
  readonly field: string
  /** How the server names it, where it does otherwise. */
  readonly named?: string
  /** Minors in which the server says that it is forbidden, instead of calling the new value invalid; with no end given, always. */
  readonly forbidden?: Lifespan
}

/** The check of a kind of which some fields may not change. */
export function keepFields(...fields: readonly (string | KeptField)[]): UpdateCheck {
  const kept = fields.map((field) => (typeof field === 'string' ? { field } : field))
  return {
    check: (next, before, path, context) => {
      for (const field of kept) if (existsIn(field, context.minor)) judge(field, next, before, path, context)
    },
  }
}

function judge({ field, named, forbidden }: KeptField, next: any, before: any, root: Field, { minor }: Context): void {
  const steps = field.split('.')
  const place = steps.reduce((path, step) => path.at(step), root)
  const path =
    named === undefined
      ? place
      : named
          .split('.')
          .reduce((at, step) => at.at(step), root)
          .standingAt(place)
  const valueIn = (object: any) => steps.reduce((value, step) => value?.[step], object)
  const refuse = forbidden !== undefined && existsIn(forbidden, minor) ? forbidChange : keep
  refuse(valueIn(next), valueIn(before), path)
}

/** What was forbidden until 1.35 and is an invalid value since declarative validation. */
export const FORBIDDEN_BEFORE: Lifespan = { until: 35 satisfies Minor }
