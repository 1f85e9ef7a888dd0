import { didYouMean } from '../../model/meant.ts'
import { nearest } from '../../text/nearest.ts'
import type { Fault } from './entries.ts'

/** The rules that speak of suppressions, which cannot be suppressed. */
export const ABOUT_SUPPRESSIONS: readonly string[] = [
  'expired-suppression',
  'invalid-suppression',
  'unused-suppression',
]

/** Why a rule cannot be suppressed; undefined where it can. */
export function faultOfRule(
  rule: string,
  known: ReadonlySet<string>,
): Pick<Fault, 'message' | 'hint' | 'meant'> | undefined {
  if (ABOUT_SUPPRESSIONS.includes(rule))
    return { message: `\`${rule}\` cannot be suppressed`, hint: 'turn it off with `rules` in the config' }
  if (known.has(rule)) return undefined
  if (rule === '*' || rule === 'all')
    return { message: 'not everything can be suppressed at once', hint: 'name the rules' }
  const meant = nearest(rule, known)
  const message = `there is no rule \`${rule}\` to suppress`
  return meant === undefined
    ? { message, hint: '`supercargo rules` lists all' }
    : { message, ...didYouMean(meant, '`') }
}
