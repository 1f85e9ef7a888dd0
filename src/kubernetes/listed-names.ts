import type { Problem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'

/** What verbs, resources and API groups are made of. */
const NAME = /^(?:\*|[a-z0-9][\w.:/*-]*)$/i

/** What to write instead of one text with names that commas or blanks divide, where a list of names is asked for; undefined where it is no such text. */
export function listInstead(written: unknown, mark: string): Pick<Problem, 'hint' | 'meant'> | undefined {
  if (typeof written !== 'string' || !/[,\s]/.test(written)) return undefined
  const names = written.split(/[,\s]+/).filter((each) => each !== '')
  if (names.length === 0 || !names.every((each) => NAME.test(each))) return undefined
  if (names.length === 1) return didYouMean(names[0], mark)
  return { hint: `write each by itself: \`[${names.map((each) => `"${each}"`).join(', ')}]\`` }
}
