import type { Problem } from './finding.ts'

/** A name or value as the cluster would read it; how it is quoted is up to who writes it. */
export type Meant = string | number | boolean

/** Asks whether something else was meant, in words and for those who repair it; nothing where nothing is known. */
export function didYouMean(meant: Meant | undefined, mark = '"'): Pick<Problem, 'hint' | 'meant'> {
  if (meant === undefined) return {}
  return { hint: `did you mean ${typeof meant === 'string' ? `${mark}${meant}${mark}` : meant}?`, meant: [meant] }
}
