import type { MarkupContent } from 'vscode-languageserver-protocol'
import { codeSpan as plainSpan } from '../text/code-span.ts'
import { printable } from '../text/width.ts'

/** A stretch of text that stands for itself: a name, a value, a field. */
export interface Code {
  readonly code: string
}

/** A line for people. None of its texts is Markdown: they may come from anybody. */
export type Prose = readonly (string | Code)[]

/** A part of what is shown. */
export type Block =
  /** What it is about. */
  | { readonly title: Prose }
  | { readonly list: readonly Prose[] }
  /** Several paragraphs, with names between backticks. Addresses of those who are trusted may be followed. */
  | { readonly text: string; readonly trusted?: boolean }

/** Nobody reads more of a name, a line or a description. */
const LONGEST = { name: 300, line: 2000, text: 20_000 }

/** A text that stands for itself. */
export function code(text: string | number): Code {
  return { code: shortened(String(text), LONGEST.name) }
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text
}

type Piece = string | number | Code | Prose

/** A line of prose: say`port ${code(80)} of ${name}`. */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Prose {
  return texts.flatMap((text, index): Prose => {
    const before = index === 0 ? [] : proseOf(pieces[index - 1]!)
    return text === '' ? before : [...before, text]
  })
}

/** Pieces with something between them: `a, b, c`. */
export function joined(pieces: readonly Piece[], between = ', '): Prose {
  return pieces.flatMap((piece, index): Prose => (index === 0 ? proseOf(piece) : [between, ...proseOf(piece)]))
}

function proseOf(piece: Piece): Prose {
  if (Array.isArray(piece)) return piece
  return [typeof piece === 'object' ? (piece as Code) : shortened(String(piece), LONGEST.line)]
}

/** A sentence in which names of fields stand between backticks, as messages have it. */
export function sentence(text: string): Prose {
  const parts = text.split('`')
  if (parts.length % 2 === 0) return [text]
  return parts.flatMap((part, index): Prose => (part === '' ? [] : index % 2 === 1 ? [code(part)] : [part]))
}

/** What a client shows of some blocks: Markdown where it takes that, else plain text. */
export function markupOf(blocks: readonly Block[], takesMarkdown: boolean): MarkupContent {
  const value = blocks.map(takesMarkdown ? markdownOf : plainOf).join('\n\n')
  return { kind: takesMarkdown ? 'markdown' : 'plaintext', value }
}

function markdownOf(block: Block): string {
  if ('title' in block) return inMarkdown(block.title)
  if ('list' in block) return block.list.map((line) => `- ${inMarkdown(line)}`).join('\n')
  const lines = shortened(block.text, LONGEST.text).split(/\r\n?|\n/)
  return lines.map((line) => lineInMarkdown(line, block.trusted === true)).join('\n')
}

function plainOf(block: Block): string {
  if ('title' in block) return plainText(block.title)
  if ('list' in block) return block.list.map((line) => `- ${plainText(line)}`).join('\n')
  return shortened(block.text, LONGEST.text)
    .split(/\r\n?|\n/)
    .map(printable)
    .join('\n')
}

/** A line without any marks. */
export function plainText(prose: Prose): string {
  return printable(prose.map((part) => (typeof part === 'string' ? part : part.code)).join(''))
}

function inMarkdown(prose: Prose): string {
  return unmarked(prose.map((part) => (typeof part === 'string' ? escapeMarkdown(part) : codeSpan(part.code))).join(''))
}

/** A line of a description; the marks of lists stay. */
function lineInMarkdown(line: string, trusted: boolean): string {
  const [, mark = '', rest = ''] = /^( {0,8}[-*] )?(.*)$/s.exec(line.trimEnd())!
  const parts = sentence(rest).map((part) => {
    if (typeof part !== 'string') return codeSpan(part.code)
    const pieces = trusted ? part.split(ADDRESS) : [part]
    return pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeMarkdown(piece))).join('')
  })
  return mark + unmarked(parts.join(''))
}

const ADDRESS = /(https:\/\/[\w./#%~=?-]+[\w/#])/

/** A text as code, whatever backticks it has. */
export function codeSpan(text: string): string {
  const shown = printable(text)
  return shown.trim() === '' ? escapeMarkdown(`"${shown}"`) : plainSpan(shown)
}

/** A text in the middle of a line that Markdown, its common extensions and HTML take literally: no emphasis, link, image, address, tag or entity comes of it. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/\\(?![A-Za-z0-9 ])|[`*[\]<|~@]|&(?=[#A-Za-z])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=\/\/)/g, '\\$&')
    .replace(/(www|xmpp|mailto)(?=[.:])/gi, '$1\\')
}

/** A line that does not become a heading, a quotation or an item of a list by what it begins with. */
function unmarked(line: string): string {
  return line.replace(/^(\s*)([#>=:+-]|\d+(?=[.)]))/, (_, blanks: string, mark: string) =>
    /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
  )
}
