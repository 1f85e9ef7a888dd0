import { rules } from '../../rules/index.ts'
import type { Rule } from '../engine/rule.ts'
import { didYouMean, UsageError } from './args.ts'

/** The rule of an id; throws UsageError with the nearest id where there is none. */
export function findRule(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  if (rule !== undefined) return rule
  const ids = rules.map((each) => each.id)
  throw new UsageError(`unknown rule "${id}"${didYouMean(id, ids) || '; `supercargo rules` lists all'}`)
}
