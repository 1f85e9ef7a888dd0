import { parseBody } from './parse.ts'

/** A scalar in one line that reads as this value in any place, with these quotes where it is text; without them they are added only where they are needed. */
export function writeScalar(value: string | number | boolean, quotes: '"' | "'" | '' = ''): string {
  if (typeof value !== 'string') return String(value)
  if (quotes === "'" && !/[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe]/.test(value)) return `'${value.replaceAll("'", "''")}'`
  return quotes === '' && isPlain(value) ? value : inDoubleQuotes(value)
}

function inDoubleQuotes(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Whether a text reads as itself without quotes, as an item and as a key. */
function isPlain(text: string): boolean {
  if (text.length > LONGEST || /^[!&*]|[\n\r]|:$/.test(text)) return false
  const root = parseBody(`[${text}, {${text}: x}]`).root
  if (root?.type !== 'list' || root.items.length !== 2) return false
  const [item, map] = root.items
  return (
    item!.type === 'string' &&
    item!.value === text &&
    map!.type === 'map' &&
    map!.entries.length === 1 &&
    map!.entries[0]!.key === text
  )
}

/** Longer texts are quoted: what they read as takes time to find out. */
const LONGEST = 300
