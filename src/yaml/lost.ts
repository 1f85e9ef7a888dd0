import type { Composed } from './compose.ts'
import type { LostContent } from './document.ts'
import { Token } from './scanner.ts'
import { Surroundings } from './surroundings.ts'

/** What the cluster drops without a word after the root of a document. */
export function findLost(text: string, composed: Composed, start: number, end: number): LostContent[] {
  const { stop, stopToken, root } = composed
  if (stop < 0 || stopToken === Token.end || stopToken === Token.documentStart) return findCutOff(text, start, end)
  const from = stopToken === Token.documentEnd ? firstContent(text, stop + 3, end) : stop
  if (from >= end) return findCutOff(text, start, end)
  const place = { start: from, end: lastContent(text, from, end) }
  if (stopToken === Token.documentEnd) {
    const hint = 'separate documents with `---` instead of `...`'
    return [
      {
        ...place,
        message: 'the cluster drops everything from here to the next `---`: the line with `...` ends the document',
        hint,
      },
    ]
  }
  const around = new Surroundings(text, start, end)
  const line = around.line(from)
  if (root === undefined)
    return [
      { ...place, message: 'the cluster drops everything from here on: the document before it ends without content' },
    ]
  const opened = around.line(root.start)
  if (root.style === 'block' && line.content - line.start < root.start - opened.start) {
    const column = root.start - opened.start + 1
    const message = `the cluster drops everything from here on: the document starts at column ${column}, and this line, which stands further left, ends it`
    return [{ ...place, message, hint: 'let all lines of the document start at the same column' }]
  }
  if (root.style === 'flow' && (text[from] === '{' || text[from] === '[')) {
    return [
      {
        ...place,
        message: 'the cluster drops everything from here on: it reads one value for each document',
        hint: 'put `---` between the values',
      },
    ]
  }
  return [
    {
      ...place,
      message: 'the cluster drops everything from here on: the value of the document is complete before it',
      hint: 'check the quotes and brackets before it',
    },
  ]
}

/** The first character from an offset on that is neither blank, comment nor another `...`. */
function firstContent(text: string, from: number, end: number): number {
  let at = from
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === 35) at = endOfLine(text, at, end)
    else if (code === 46 && text.startsWith('...', at) && text[at - 1] === '\n' && /\s|^$/.test(text[at + 3] ?? ''))
      at += 3
    else if (code <= 32 || code === 0xfeff) at++
    else break
  }
  return at
}

function endOfLine(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 || at > end ? end : at
}

function lastContent(text: string, from: number, end: number): number {
  let last = end
  while (last > from && /\s/.test(text[last - 1]!)) last--
  return Math.max(last, Math.min(from + 1, end))
}

/** A stream whose last line is a separator with something after it and no line end: readers that cut streams with NewDocumentDecoder lose the document before it. */
function findCutOff(text: string, _start: number, end: number): LostContent[] {
  const lineEnd = text.indexOf('\n', end)
  const last = text.slice(end)
  if (lineEnd !== -1 || !/^---[^\n]+$/.test(last)) return []
  const message =
    'programs that cut streams with the NewDocumentDecoder of Kubernetes drop the document above: the line end after this separator is missing'
  return [{ start: end, end: text.length, message, hint: 'remove this line, or end it with a line break' }]
}
