/** What words are looked for in. */
export interface Matched {
  readonly name: string
  readonly kind: string
  readonly namespace: string
}

/** What somebody types who looks for something, in small letters: `deployment/web` is two words. */
export function wordsOf(query: string): string[] {
  return query
    .slice(0, LONGEST)
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '')
}

/** Nobody types more. */
const LONGEST = 200

/** A word counts more in the name than in the kind, and there more than in the namespace. */
const WEIGHTS = [
  ['name', 3],
  ['kind', 2],
  ['namespace', 1],
] as const

/** How well some words fit, the higher the better; undefined where one of them does not. */
export function matchWords(words: readonly string[], matched: Matched): number | undefined {
  let sum = 0
  for (const word of words) {
    let best = 0
    for (const [field, weight] of WEIGHTS) best = Math.max(best, weight * closeness(word, matched[field].toLowerCase()))
    // `depweb` is Deployment web.
    if (best === 0) best = closeness(word, `${matched.kind}${matched.name}`.toLowerCase())
    if (best === 0) return undefined
    sum += best
  }
  return sum
}

/** From 0, where the letters of a word are not in a text in this order, to 100 where they are all of it. */
function closeness(word: string, text: string): number {
  if (word === text) return 100
  const at = text.indexOf(word)
  if (at === 0) return 80
  if (at > 0) return isLetter(text, at - 1) ? 50 : 65
  return Math.max(0, 30 - gapsIn(word, text))
}

/** How many letters are passed over between those of a word, in groups; 30 where some are not there. */
function gapsIn(word: string, text: string): number {
  let gaps = 0
  let at = -1
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1)
    if (next === -1) return 30
    if (at !== -1 && next !== at + 1) gaps += isLetter(text, next - 1) ? 2 : 1
    at = next
  }
  return Math.min(gaps, 29)
}

function isLetter(text: string, at: number): boolean {
  return /[a-z0-9]/.test(text[at]!)
}
