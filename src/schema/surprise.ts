import type { Entry, Node, ScalarNode } from '../yaml/node.ts'

/** The text of a plain scalar where YAML reads it as something that looks different: `yes`, `010`, `1.10`; undefined where it reads as it looks. */
export function misleadingText(node: Node, text: string): string | undefined {
  if (node.type === 'string' || node.type === 'null' || node.type === 'list' || node.type === 'map') return undefined
  if (node.style !== 'plain' || node.end - node.start > 40) return undefined
  const written = text.slice(node.start, node.end)
  return written === String(node.value) ? undefined : written
}

/** Says what YAML makes of a plain scalar that looks like text, as a clause: `"yes" is the boolean true in YAML`. */
export function reading(node: ScalarNode, written: string): string {
  const what = node.type === 'boolean' ? 'boolean' : 'number'
  return `"${written}" is the ${what} ${node.value} in YAML`
}

/** The text of a key that YAML reads as a boolean or another number (`y`, `on`, `010`); undefined where the key reads as it looks. */
export function misleadingKey(entry: Entry, text: string): string | undefined {
  if (entry.merged || !couldBeConverted(entry.key)) return undefined
  const written = text.slice(entry.keyStart, entry.keyEnd)
  const first = written.charCodeAt(0)
  if (written === entry.key || first === 0x22 || first === 0x27 || /[\n?&!*]/.test(written)) return undefined
  return written
}

function couldBeConverted(key: string): boolean {
  if (key === 'true' || key === 'false') return true
  const first = key.charCodeAt(0)
  return (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e
}

/** Whether an integer is written with a leading zero, which YAML 1.1 reads as octal: `010` is 8. */
export function isHiddenOctal(node: Node, text: string): boolean {
  if (node.type !== 'integer' || node.style !== 'plain') return false
  if (text.charCodeAt(node.start) !== 0x30) return false
  const next = text.charCodeAt(node.start + 1)
  return node.end - node.start > 1 && next >= 0x30 && next <= 0x37 && (node.value as number) > 7
}

/** Whether a number that stands for a version has lost a zero at its end: `1.10` is 1.1. */
export function isCutVersion(key: string, node: Node, text: string): boolean {
  if (node.type !== 'number' || node.style !== 'plain' || node.end - node.start > 20) return false
  return /version|release|^tag$/i.test(key) && /^\d+\.\d*[1-9]0+$/.test(text.slice(node.start, node.end))
}

const QUOTE = /^[\u2018-\u201f\u00ab\u00bb]$/

/** The text between the typographic quotes that a plain scalar begins and ends with: YAML takes them for letters. Undefined where there are none. */
export function betweenTypographicQuotes({ type, style, value }: Node & { value?: unknown }): string | undefined {
  if (type !== 'string' || style !== 'plain') return undefined
  const text = value as string
  if (text.length < 2 || text.charCodeAt(0) < 0xab || !QUOTE.test(text[0]!) || !QUOTE.test(text.at(-1)!))
    return undefined
  return text.slice(1, -1)
}

/** Whether the lines of a file stand below its key without a "|", so that YAML joins them with blanks. */
export function isJoinedFile(name: string, node: Node, text: string): boolean {
  if (node.type !== 'string' || node.style !== 'plain') return false
  if (node.end - node.start <= (node.value as string).length || !/\.\w+$/.test(name)) return false
  return text.slice(node.start, node.end).includes('\n')
}
