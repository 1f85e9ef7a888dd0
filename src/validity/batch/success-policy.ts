import { readIndexes } from '../../kubernetes/index-list.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { JobSpec, SuccessPolicyRule } from '../types/batch-v1.ts'

const MOST_RULES = 20
const MOST_INDEXES_LENGTH = 64 * 1024

/** Checks when an indexed Job has succeeded (validateSuccessPolicy). */
export function validateSuccessPolicy({ successPolicy, completions }: JobSpec, path: Field): void {
  const { rules = [] } = successPolicy ?? {}
  const at = path.at('rules')
  if (rules.length === 0) at.required('must have at least one rule')
  if (rules.length > MOST_RULES) at.tooMany(MOST_RULES, rules.length)
  each(rules, at, (rule, itemPath) => validateRule(rule, itemPath, completions))
}

function validateRule(rule: SuccessPolicyRule, path: Field, completions: number | undefined): void {
  const { succeededCount, succeededIndexes } = rule
  if (succeededCount === undefined && succeededIndexes === undefined)
    path.required('must have `succeededCount` or `succeededIndexes`', { subject: 'the rule' })
  const total = succeededIndexes === undefined ? undefined : validateIndexes(succeededIndexes, path, completions)
  if (succeededCount === undefined) return
  const at = path.at('succeededCount')
  if (succeededCount < 0) at.invalid(succeededCount, 'must be at least 0')
  if (completions !== undefined && succeededCount > completions)
    at.invalid(succeededCount, `must be at most ${completions}, the number of \`completions\``)
  if (total !== undefined && succeededCount > total)
    at.invalid(succeededCount, `must be at most ${total}, the number of indexes in \`succeededIndexes\``)
}

/** The number of indexes; 0 where they cannot be read. */
function validateIndexes(indexes: string, path: Field, completions = Number.POSITIVE_INFINITY): number {
  const at = path.at('succeededIndexes')
  if (indexes.length > MOST_INDEXES_LENGTH) at.tooLong(MOST_INDEXES_LENGTH, indexes.length)
  const { fault, total } = readIndexes(indexes, completions)
  if (fault !== undefined) at.invalid(indexes, fault)
  return total
}
