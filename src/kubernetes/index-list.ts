/** What a list of indexes such as `0,3-5` holds, or what is wrong with it. */
export interface IndexList {
  /** How many indexes it names; 0 where it cannot be read. */
  readonly total: number
  /** The rest of a sentence that begins with its name. */
  readonly fault?: string
}

interface Interval {
  readonly first: number
  readonly last: number
}

const INTEGER = /^[+-]?[0-9]+$/

/** Reads the indexes of pods of a Job with that many completions (pkg/apis/batch/validation validateIndexesFormat). */
export function readIndexes(text: string, completions: number): IndexList {
  if (text === '') return { total: 0 }
  let total = 0
  let before: number | undefined
  for (const part of text.split(',')) {
    const interval = readInterval(part, completions)
    if (typeof interval === 'string') return { total: 0, fault: interval }
    const { first, last } = interval
    if (before !== undefined && before >= first)
      return { total: 0, fault: `must be in ascending order, ${first} comes after ${before}` }
    total += last - first + 1
    before = last
  }
  return { total }
}

function readInterval(text: string, completions: number): Interval | string {
  const limits = text.split('-')
  if (limits.length > 2) return `must be indexes and ranges such as "0,3-5", "${text}" is neither`
  for (const limit of limits) {
    if (!INTEGER.test(limit)) return `must be indexes and ranges such as "0,3-5", "${limit}" is no integer`
    if (Number(limit) >= completions) return `must be indexes below ${completions}, the number of \`completions\``
  }
  const [first = 0, last = first] = limits.map(Number)
  if (limits.length === 2 && first >= last) return `must have ranges in ascending order, ${first} is not below ${last}`
  return { first, last }
}
