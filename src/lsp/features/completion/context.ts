import type { Span } from '../../../model/finding.ts'
import { type Above, Block, type BlockNode, nodeOf } from './block.ts'
import { documentAt, rootBracket } from './bounds.ts'
import { type FlowSpot, flowSpot } from './flow.ts'
import { placeInResource } from './item-path.ts'
import { closing, type Line, type LineEntry, lineEnd, lineStart, readLine, skipSpaces } from './line.ts'
import type { CompletionPlace, MapAround } from './place.ts'

/** Where a person types, before the schema has said what belongs there: `open` may be the first key of a map or a scalar. */
export interface TypedPlace extends Omit<CompletionPlace, 'part'> {
  readonly cursor: number
  readonly part: 'key' | 'value' | 'open'
  /** A key has its colon already. */
  readonly hasColon: boolean
  /** White space is missing before what is inserted: a colon or dash stands directly there. */
  readonly lacksGap: boolean
  /** A comment follows directly. */
  readonly touchesComment: boolean
  /** The column of the key, or of what stands behind the dash: further keys belong below it. In flow style that of the line. */
  readonly column: number
  /** Where the key begins whose value it is, and its column; of a key itself its own. */
  readonly keyStart: number
  readonly keyColumn: number
  /** The value may as well begin on the next line: nothing stands there, nor behind the colon. Then where the colon ends. */
  readonly colonEnd?: number
  /** It stands behind a dash on its line. */
  readonly isItem: boolean
  /** The items of a list begin in its column, and it has no dash. */
  readonly lacksDash: boolean
  /** Where the key stands that it is below. */
  readonly parentColumn?: number
  /** It begins on the next line, behind a key. */
  readonly isBelow?: boolean
  /** The line begins in another column: what is inserted takes the place of its white space. */
  readonly isMisplaced: boolean
  /** A further item of a list may as well begin there: its dashes stand in the column of keys. */
  readonly item?: TypedPlace
  /** In flow style: where a comma is missing before. */
  readonly comma?: number
  /** In flow style: another entry follows, so that a comma is needed behind. */
  readonly isFollowed: boolean
}

/** Where in a text a person types; undefined where nothing of a manifest belongs: in comments, block scalars, behind values. Never parses. */
export function typedAt(text: string, offset: number): TypedPlace | undefined {
  const document = documentAt(text, offset)
  if (document === undefined) return undefined
  const root = rootBracket(text, document)
  if (root !== undefined) return root < offset ? inFlow(text, document, root, offset, undefined) : undefined
  return inBlock(text, document, offset)
}

const PLAIN = {
  quote: '',
  form: 'block',
  items: [],
  hasColon: false,
  lacksGap: false,
  touchesComment: false,
  isItem: false,
  lacksDash: false,
  isMisplaced: false,
  isFollowed: false,
} as const

function inBlock(text: string, document: Span, offset: number): TypedPlace | undefined {
  const line = readLine(text, Math.max(document.start, lineStart(text, offset)))
  const block = new Block(text, document)
  const column = offset - line.start
  if (offset > line.comment) return undefined
  const newNode = (at: number): BlockNode => ({ type: 'key', column: at, key: '', line, before: [] })
  const cursor = { text, document, block, offset }
  const typed = (node: BlockNode, token: Token | undefined) => atNode(cursor, node, token)
  if (line.isBlank) return typed(newNode(column), emptyToken(text, line, offset))
  if (column < line.indent) return undefined
  const last = line.entries.at(-1)
  if (last === undefined) {
    if ('{[]}'.includes(text[line.valueStart]!)) return atBracket(cursor, newNode(line.indent + 1), line)
    if (offset > line.valueEnd) return undefined
    return typed(newNode(line.indent), scalarToken(text, line.valueStart, line.valueEnd, offset))
  }
  if (last.type === 'key' && last.start <= offset && offset <= last.end)
    return typed(nodeOf(last, line), keyToken(scalarToken(text, last.start, last.end, offset)))
  const from = last.type === 'dash' ? last.end : text.indexOf(':', last.end) + 1
  return offset < from ? undefined : behind(cursor, line, last, from)
}

interface Cursor {
  readonly text: string
  readonly document: Span
  readonly block: Block
  readonly offset: number
}

/** At a key, or at what may become one. */
function atNode(cursor: Cursor, node: BlockNode, token: Token | undefined): TypedPlace | undefined {
  if (token === undefined) return undefined
  const { text, document, block, offset } = cursor
  const { path, maps, column, lacksDash, parentColumn, within } = block.above(node)
  if (within !== undefined) return inValue(text, document, { path, maps, within }, offset)
  const isMisplaced = column !== node.column
  const isKey = !lacksDash && (token.hasColon || hasKeys(maps[0], path))
  const dash = node.before.at(-1)
  const from = isMisplaced ? node.line.start : token.replace.start
  const base = {
    document,
    cursor: offset,
    ...PLAIN,
    ...token,
    replace: { start: from, end: token.replace.end },
    column,
    keyStart: token.replace.start,
    keyColumn: column,
    isMisplaced,
  }
  const isFree = isKey && !token.hasColon && dash === undefined && !isMisplaced
  const further = isFree ? block.aboveItem(node) : undefined
  const item =
    further && placeInResource({ ...base, part: 'open', path: further.path, maps: further.maps, lacksDash: true })
  return placeInResource({
    ...base,
    part: isKey ? 'key' : 'open',
    path,
    maps,
    items: dash === undefined || isKey ? [] : block.items(nodeOf(dash, node.line)),
    isItem: dash !== undefined,
    lacksGap: dash !== undefined && token.replace.start === dash.end,
    lacksDash,
    parentColumn,
    item,
  })
}

/** On a line that begins with a bracket: in a value that has begun above, or begins here. */
function atBracket({ text, document, block, offset }: Cursor, node: BlockNode, line: Line): TypedPlace | undefined {
  const { path, maps, within } = block.above(node)
  if (within !== undefined) return inValue(text, document, { path, maps, within }, offset)
  const around = maps.filter((map) => map.path.length < path.length)
  const isOpening = isFlow(text, line.valueStart) && offset > line.valueStart
  return isOpening ? inFlow(text, document, line.valueStart, offset, { path, maps: around }) : undefined
}

/** Behind the last dash or colon of a line, at `from` or later. */
function behind(cursor: Cursor, line: Line, last: LineEntry, from: number): TypedPlace | undefined {
  const { text, document, block, offset } = cursor
  const { valueStart, valueEnd } = line
  const isEmpty = valueStart >= valueEnd
  const isBracket = !isEmpty && isFlow(text, valueStart)
  if (!isEmpty && (offset < valueStart || (offset > valueEnd && !isBracket))) return undefined
  if (!isEmpty && '|>*'.includes(text[valueStart]!)) return undefined
  const token = isEmpty ? emptyToken(text, line, offset) : scalarToken(text, valueStart, valueEnd, offset)
  if (token === undefined) return undefined
  if (last.type === 'dash' && !isBracket) {
    const column = Math.max(token.replace.start, from + 1) - line.start
    return atNode(cursor, { type: 'key', column, key: '', line, before: line.entries }, token)
  }
  const above = block.above(nodeOf(last, line))
  const { maps } = above
  if (above.within !== undefined) return inValue(text, document, above, offset)
  const path = last.type === 'key' ? [...above.path, last.key] : above.path
  if (isBracket) return offset > valueStart ? inFlow(text, document, valueStart, offset, { path, maps }) : undefined
  const column = valueStart - line.start
  const lacksGap = token.replace.start === from
  const isFree = isEmpty && line.comment === line.end && !block.hasBelow(nodeOf(last, line))
  const key = { keyStart: last.start, keyColumn: last.column, colonEnd: isFree ? from : undefined }
  return placeInResource({
    document,
    cursor: offset,
    ...PLAIN,
    ...token,
    ...key,
    part: 'value',
    path,
    maps,
    column,
    lacksGap,
  })
}

type Token = Pick<TypedPlace, 'typed' | 'replace' | 'quote' | 'touchesComment' | 'hasColon'>

function emptyToken(text: string, line: Line, offset: number): Token {
  const touchesComment = text[offset] === '#' && offset < line.end
  const span = { start: offset, end: offset }
  return { typed: '', replace: span, quote: '', touchesComment, hasColon: false }
}

function keyToken(token: Token | undefined): Token | undefined {
  return token && { ...token, hasColon: true }
}

/** The scalar between two offsets; behind its closing quote nothing belongs. */
function scalarToken(text: string, start: number, end: number, offset: number): Token | undefined {
  if (offset === end && closing(text, start, end) === end && '"\''.includes(text[start]!)) return undefined
  const char = text[start]
  const quote = char === '"' || char === "'" ? char : ''
  const typed = text.slice(start + quote.length, Math.max(offset, start + quote.length))
  return { typed, replace: { start, end }, quote, touchesComment: false, hasColon: false }
}

function isFlow(text: string, at: number): boolean {
  return text[at] === '{' || text[at] === '['
}

function hasKeys(map: MapAround | undefined, path: readonly (string | number)[]): boolean {
  return map !== undefined && map.path.length === path.length && map.keys.length > 0
}

/** In the lines of a value that has begun above: only brackets have places in them. */
function inValue(
  text: string,
  document: Span,
  { path, maps, within }: Pick<Above, 'path' | 'maps' | 'within'>,
  offset: number,
): TypedPlace | undefined {
  return isFlow(text, within!) ? inFlow(text, document, within!, offset, { path, maps }) : undefined
}

function inFlow(
  text: string,
  document: Span,
  start: number,
  offset: number,
  outer: { readonly path: readonly (string | number)[]; readonly maps: readonly MapAround[] } | undefined,
): TypedPlace | undefined {
  const spot = flowSpot(text, start, document.end, offset)
  if (spot === undefined) return undefined
  const { frames, part, quote } = spot
  const before = outer?.path ?? []
  const steps = frames.map(({ step }) => step).filter((step) => step !== undefined)
  const path = [...before, ...steps]
  const maps = frames.flatMap(({ isMap, entries }, depth): MapAround[] => {
    const to = path.slice(0, before.length + depth)
    return isMap ? [{ path: to, keys: [...entries.keys()], valueOf: (key) => entries.get(key) || undefined }] : []
  })
  const top = frames.at(-1)!
  const from = lineStart(text, offset)
  return placeInResource({
    document,
    cursor: offset,
    ...PLAIN,
    part: part === 'value' && !top.isMap ? 'open' : part,
    path,
    maps: [...maps.reverse(), ...(outer?.maps ?? [])],
    items: top.isMap ? [] : top.items,
    typed: text.slice(Math.min(spot.start + quote.length, offset), offset),
    replace: { start: spot.start, end: spot.end },
    quote,
    form: formOf(outer, spot),
    hasColon: spot.hasColon,
    lacksGap: text[spot.start - 1] === ':',
    column: skipSpaces(text, from, lineEnd(text, from)) - from,
    keyStart: spot.keyStart,
    keyColumn: 0,
    comma: spot.comma,
    isFollowed: spot.isFollowed,
  })
}

function formOf(outer: unknown, { isQuoted, isBare, quote }: FlowSpot): TypedPlace['form'] {
  if (quote === '"') return 'json'
  if (outer !== undefined) return isQuoted ? 'json' : 'flow'
  return isBare ? 'kyaml' : 'json'
}
