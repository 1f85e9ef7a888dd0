import type { Span } from '../../model/finding.ts'
import type { Document } from '../../yaml/document.ts'

/** A comment from its `#` to the end of its line. */
export interface Comment extends Span {
  /** The document that it stands in; undefined before, between and behind documents. */
  readonly document: number | undefined
}

/**
 * The comments with one of these words in them, in the order of the text. The parser says where comments are; of what it did not read, such as
 * the rest of a broken document, it is each `#` at the start of a line or behind a blank.
 */
export function commentsWith(text: string, documents: readonly Document[], words: readonly string[]): Comment[] {
  const found: Comment[] = []
  let at = 0
  for (const [document, { start, end, error, comments }] of documents.entries()) {
    found.push(...scan(text, at, start, words))
    if (error !== undefined) for (const span of scan(text, start, end, words)) found.push({ ...span, document })
    else
      for (let i = 0; i < comments.length; i += 2) {
        const comment = text.slice(comments[i], comments[i + 1])
        if (words.some((word) => comment.includes(word)))
          found.push({ start: comments[i]!, end: comments[i + 1]!, document })
      }
    at = Math.max(at, end)
  }
  return [...found, ...scan(text, at, text.length, words)]
}

function scan(text: string, from: number, to: number, words: readonly string[]): Comment[] {
  const found: Comment[] = []
  for (let at = from; at < to; ) {
    const end = lineEnd(text, at, to)
    const line = text.slice(at, end)
    if (words.some((word) => line.includes(word))) {
      const hash = /(?:^|[ \t])#/.exec(line)
      if (hash !== null) found.push({ start: at + hash.index + hash[0].length - 1, end, document: undefined })
    }
    at = end + 1
  }
  return found
}

function lineEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
