import type { Field, More } from '../field.ts'
import type { Context } from '../kind.ts'
import { differenceOf, same } from './same.ts'

/** What a server checks where a resource takes the place of one that exists; all objects are `stored` ones. */
export interface UpdateCheck {
  /** What the server makes of an object besides filling in defaults of single fields, when it is created and, with `before`, when it is changed. Changes the object. */
  readonly prepare?: (object: any, context: Context, before?: any) => void
  /** As `prepare`, for what the server chooses itself and no manifest knows: it stands for what it is when it is compared, and for nothing else. */
  readonly choose?: (object: any, before?: any) => void
  /** What may not change. `next` is what comes of applying the manifest to `before`. */
  readonly check: (next: any, before: any, path: Field, context: Context) => void
}

/** Says that a field may not change, where it does; what is underlined is the first difference in it (ValidateImmutableField). */
export function keep(next: unknown, before: unknown, path: Field, more?: More): void {
  if (!same(next, before)) path.invalid(undefined, FAULT, { ...differing(next, before, path), ...more })
}

/** As `keep`, where the server says that the change is forbidden. */
export function forbidChange(next: unknown, before: unknown, path: Field, more?: More): void {
  if (!same(next, before)) path.forbidden(FAULT, { ...differing(next, before, path), ...more })
}

const FAULT = 'cannot be changed once the resource exists'

/** Where two values differ first, and what stood there. */
export function differing(next: unknown, before: unknown, path: Field): More {
  const steps = differenceOf(before, next) ?? []
  const old = steps.reduce<any>((value, step) => value?.[step as string], before)
  return { at: [...path.placePath(), ...steps], hint: was(old) }
}

/** `it was "a"` for a value that fits into a hint. */
export function was(old: unknown): string | undefined {
  if (old === undefined) return 'it was not set'
  if (typeof old === 'object') return undefined
  const text = typeof old === 'string' ? `"${old}"` : `${old}`
  return text.length <= 80 ? `it was ${text}` : undefined
}
