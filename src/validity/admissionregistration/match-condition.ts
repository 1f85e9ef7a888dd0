import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { MatchCondition } from '../types/admissionregistration-v1.ts'

/** Checks conditions for requests (validateMatchConditions); what their expressions say is not judged. */
export function validateMatchConditions(conditions: readonly MatchCondition[] | undefined, path: Field): void {
  const names = new Set<string>()
  each(conditions, path, ({ name, expression }, itemPath) => {
    refuseBlank(expression, itemPath.at('expression'))
    if (!name) return
    if (names.has(name)) itemPath.at('name').duplicate(name)
    names.add(name)
  })
}

/** Refuses an expression of nothing but blanks; one that is absent or empty the schema refuses. */
export function refuseBlank(expression: string | undefined, path: Field): void {
  if (expression && expression.trim() === '') path.required('must not be blank')
}
