import { compareText } from '../../../text/compare.ts'
import { nearest } from '../../../text/nearest.ts'
import { wordsOf } from '../../../workspace/references/near.ts'
import type { Asker } from './asker.ts'

/** More names than these are not given at once: who types on gets the rest. */
export const MOST_NAMES = 500

/** A label with its rank: lower ones come first. */
export interface Ranked {
  readonly label: string
  readonly rank: number
  /** What tells it from others with the same label. */
  readonly id?: string
}

/** Puts the label first that was most likely meant by what stands there now, if that is none of them. */
export function rankNear<T extends Ranked>(asker: Asker, ranked: readonly T[]): readonly T[] {
  const { present } = asker
  const labels = new Set(ranked.map(({ label }) => label))
  if (present === '' || labels.has(present)) return ranked
  const near = nearest(present, labels)
  return near === undefined ? ranked : ranked.map((each) => (each.label === near ? { ...each, rank: 0 } : each))
}

/** Each once, with its lowest rank, in order; of very many those that what is typed may become. */
export function take<T extends Ranked>(asker: Asker, ranked: readonly T[]): T[] {
  const best = new Map<string, T>()
  for (const each of ranked) {
    const id = each.id ?? each.label
    const known = best.get(id)
    if (known === undefined || each.rank < known.rank) best.set(id, each)
  }
  const all = [...best.values()].sort((a, b) => a.rank - b.rank || compareText(a.label, b.label))
  if (all.length <= MOST_NAMES) return all
  const typed = asker.place.typed.toLowerCase()
  const first = all.filter(({ label, rank }) => rank === 0 || label.toLowerCase().startsWith(typed))
  if (first.length >= MOST_NAMES) return first.slice(0, MOST_NAMES)
  const taken = new Set(first)
  const fitting = all.filter((each) => !taken.has(each) && holdsLetters(each.label.toLowerCase(), typed))
  return [...first, ...fitting.slice(0, MOST_NAMES - first.length)]
}

/** Whether the letters of a text stand in another one in their order, as editors filter. */
function holdsLetters(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** A test for names that share their first word with another, as `web-config` does with `web`. */
export function sharesWords(other: string | undefined): (name: string) => boolean {
  const words = new Set(other === undefined ? [] : wordsOf(other))
  return (name) => words.size > 0 && words.has(firstWord(name))
}

function firstWord(name: string): string {
  const end = name.search(/[^A-Za-z0-9]/)
  return (end === -1 ? name : name.slice(0, end)).toLowerCase()
}
