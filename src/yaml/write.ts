import type { Node } from './node.ts'
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

/** Whether a text reads as itself without quotes: as a value and a key, in block and flow style. */
function isPlain(text: string): boolean {
  if (text.length > LONGEST || /^[!&*]|[\n\r]/.test(text)) return false
  const { root, error } = parseBody(`value: ${text}\nkey: {${text}: x}\nlist: [${text}]\n`)
  const [value, key, list, ...more] = root?.type === 'map' && error === undefined ? root.entries : []
  return (
    value?.key === 'value' &&
    isText(value.value, text) &&
    key?.value.type === 'map' &&
    key.value.entries.length === 1 &&
    key.value.entries[0]!.key === text &&
    list?.value.type === 'list' &&
    list.value.items.length === 1 &&
    isText(list.value.items[0]!, text) &&
    more.length === 0
  )
}

function isText(node: Node, text: string): boolean {
  return node.type === 'string' && node.value === text
}

/** Longer texts are quoted: what they read as takes time to find out. */
const LONGEST = 300
