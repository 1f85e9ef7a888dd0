import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { lineStart } from './line.ts'
import { written } from './quote.ts'
import { writtenKey } from './write.ts'

/** A field with a text. */
export interface Beside {
  readonly field: string
  readonly value: string
}

/** No key is longer, quotes and spaces included. */
const LONGEST = 300

/** Writes fields before the one whose value is typed, in the same map; undefined where its key does not stand on the same line. */
export function writtenBeside({ place, view }: Asker, fields: readonly Beside[]): Candidate['also'] {
  const { text } = view
  const { form, replace } = place
  const line = lineStart(text, replace.start)
  const from = Math.max(line, replace.start - LONGEST)
  const key = /(?:"[^"]*"|'[^']*'|[^\s"'{}[\],:][^\s"'{}[\],]*)\s*:\s*$/.exec(text.slice(from, replace.start))
  if (key === null) return undefined
  const start = from + key.index
  const before = text.slice(line, start)
  // Of a block map only dashes stand before its first key.
  if (form === 'block' && !/^\s*(?:-\s+)*$/.test(before)) return undefined
  const gap = form === 'block' ? `\n${' '.repeat(before.length)}` : ', '
  const pairs = fields.map(({ field, value }) => {
    return `${writtenKey(field, form)}: ${written(value, { form, quote: '' }, true)}${gap}`
  })
  return [{ start, end: start, text: pairs.join('') }]
}
