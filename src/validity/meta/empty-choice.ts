import type { Field } from '../field.ts'

/** Refuses an empty text where servers know a few words and put none in its place; a text that is none of them is judged by the schema. */
export function refuseEmpty(value: string | undefined, path: Field, accepted: readonly string[]): void {
  if (value === '') path.unsupported(value, accepted)
}
