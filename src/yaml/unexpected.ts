import type { Replacement } from './document.ts'
import type { YamlError } from './error.ts'
import { type Guess, quoteRest, replace } from './guess.ts'
import type { Surroundings } from './surroundings.ts'

/** What a quote is called. */
export function quoteName(quote: string | undefined): string {
  return quote === "'" ? 'single quote' : 'double quote'
}

/** The missing quote at the end of the line, before what closes a flow collection there. */
export function closeQuote(around: Surroundings, start: number): Replacement[] {
  const quote = around.text[start]!
  const line = around.line(start)
  let end = around.lineEnd(start)
  if (/[[{]/.test(around.text.slice(line.content, start)))
    while (/[,\]}\s]/.test(around.text[end - 1]!) && end > start + 1) end--
  return replace(end, end, quote)
}

/** One character that is out of place. */
function one(offset: number, message: string, hint: string, more?: Partial<Guess>): Guess {
  return { start: offset, end: offset + 1, message, hint, ...more }
}

/** Something among the keys of a map, or among the items of a list, that is neither. */
export function explainUnexpected({ offset, since, code }: YamlError, around: Surroundings): Guess {
  const { text } = around
  const character = text[offset]
  const remove = { repair: replace(offset, offset + 1, '') }
  if (character === ']' || character === '}')
    return one(offset, `"${character}" closes a bracket that was never opened`, 'remove it', remove)
  if (character === ',')
    return one(offset, 'a comma may stand only between brackets or within text', 'remove it', remove)
  let before = offset - 1
  while (before >= around.start && /[ \t]/.test(text[before]!)) before--
  const last = text[before]
  const sameLine = offset > around.line(offset).content
  if (sameLine && (last === '"' || last === "'")) return explainAfterQuote(offset, before, around)
  if (sameLine && (last === ']' || last === '}')) {
    const message = `nothing may follow "${last}" in its line but a comment`
    return {
      start: offset,
      end: around.lineEnd(offset),
      message,
      hint: 'put the whole value in quotes if it is meant as text',
    }
  }
  const hint = 'check the indentation of this line'
  const related = [
    { start: since, end: around.wordEnd(since), message: `the ${code === 'key' ? 'map' : 'list'} starts here` },
  ]
  if (/^-(?:\s|$)/.test(text.slice(offset, offset + 2)))
    return one(offset, 'a list item may not stand among the keys of a map', hint, { related })
  const message =
    code === 'key'
      ? 'a key of the map that starts above must stand here'
      : 'an item that starts with `- ` must stand here, as in the list that starts above'
  return { start: offset, end: around.wordEnd(offset), message, hint, related }
}

function explainAfterQuote(offset: number, close: number, around: Surroundings): Guess {
  const { text } = around
  const quote = text[close]!
  const open = text.lastIndexOf(quote, close - 1)
  const line = around.line(close)
  if (open >= around.start && around.line(open).start !== line.start) {
    return {
      start: open,
      end: around.lineEnd(open),
      message: `the ${quoteName(quote)} that opens here is not closed in its line, so the next ${quote} closes it`,
      hint: `close it with ${quote}`,
      related: [{ start: close, end: close + 1, message: 'it is closed here' }],
      repair: closeQuote(around, open),
    }
  }
  const message = 'nothing may follow a closing quote in its line but a comment'
  const hint =
    quote === "'"
      ? "write '' for a quote within single quotes"
      : 'put the whole value in quotes, and write \\" for a quote within it'
  return {
    start: offset,
    end: around.lineEnd(offset),
    message,
    hint,
    repair: open === -1 ? undefined : quoteAgain(around, open),
  }
}

/** A quoted value with quotes within it, or text after it, as one text. */
function quoteAgain(around: Surroundings, open: number): Replacement[] {
  const end = around.lineEnd(open)
  const quote = around.text[open]!
  if (around.text[end - 1] !== quote) return quoteRest(around, open)
  const inner = around.text.slice(open + 1, end - 1)
  return replace(open, end, `'${inner.replaceAll("''", "'").replaceAll("'", "''")}'`)
}

/** Something that does not fit between brackets. */
export function explainFlow({ offset, since, code }: YamlError, around: Surroundings): Guess {
  const { text } = around
  const open = text[since]
  const close = open === '{' ? '}' : ']'
  const inBrackets = open === '[' || open === '{'
  if (inBrackets && isLeftOpen(around, offset, since)) {
    const at = endBefore(around, offset)
    const related = [{ start: at, end: at, message: `"${close}" is missing here` }]
    return one(since, `the "${open}" that opens here is never closed`, `close it with "${close}"`, {
      related,
      repair: replace(at, at, close),
    })
  }
  const related = inBrackets ? [{ start: since, end: since + 1, message: 'the bracket opens here' }] : undefined
  const character = text[offset] ?? ''
  if (inBrackets && (character === ']' || character === '}') && character !== close) {
    const repair = replace(offset, offset + 1, close)
    return one(
      offset,
      `"${character}" does not close the "${open}" that is open here`,
      `close it with "${close}" first`,
      { related, repair },
    )
  }
  const unfinished = character === ':' ? missingComma(around, offset) : undefined
  if (unfinished !== undefined) {
    const repair = replace(unfinished + 1, unfinished + 1, ',')
    return one(unfinished, 'a comma is missing after this value', 'add "," at the end of the line', { related, repair })
  }
  if (code === 'content') return explainNoContent(around, offset, character, related)
  if (/^[?[\]{}]$/.test(character))
    return one(offset, `"${character}" has a meaning of its own within brackets`, 'put the text in quotes', { related })
  const message = `"," or "${close}" must stand before this`
  return {
    start: offset,
    end: around.wordEnd(offset),
    message,
    hint: 'separate the values with a comma',
    related,
    repair: replace(offset, offset, ', '),
  }
}

function explainNoContent(around: Surroundings, offset: number, character: string, related: Guess['related']): Guess {
  if (character === ',' || character === ':') {
    const repair = character === ',' ? replace(offset, offset, '~') : undefined
    return one(offset, `a value must stand before "${character}"`, 'remove it, or put the text in quotes', {
      related,
      repair,
    })
  }
  if (character === '-' && related !== undefined) {
    return one(offset, 'a list with `-` may not stand within brackets', 'remove the dash', {
      related,
      repair: replace(offset, offset + 1, ''),
    })
  }
  return {
    start: offset,
    end: around.wordEnd(offset),
    message: 'a value must stand here',
    hint: 'put the text in quotes',
    related,
  }
}

/** The end of the text before an offset. */
function endBefore(around: Surroundings, offset: number): number {
  let at = Math.min(offset, around.end)
  while (at > around.start && /\s/.test(around.text[at - 1]!)) at--
  return at
}

/** The end of the line above, where a key starts the line at hand and no comma ends the one above. */
function missingComma(around: Surroundings, offset: number): number | undefined {
  const line = around.line(offset)
  const above = around.above(line)
  if (above === undefined || !/^["'\w][^,{}[\]]*$/.test(around.text.slice(line.content, offset))) return undefined
  const last = around.lineEnd(above.content) - 1
  return /[,[{]/.test(around.text[last]!) ? undefined : last
}

/** Whether a bracket was left open: the text ends, or the next line goes on with a key at the column of the bracket's line or left of it. */
function isLeftOpen(around: Surroundings, offset: number, since: number): boolean {
  if (endBefore(around, around.end) <= offset) return true
  const opened = around.line(since)
  const line = around.line(offset)
  if (line.start === opened.start) return false
  return around.key(line) !== undefined && line.content - line.start <= opened.content - opened.start
}
