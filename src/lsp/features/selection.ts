import type { Position, SelectionRange } from 'vscode-languageserver-protocol'
import type { Span } from '../../model/finding.ts'
import type { LineIndex } from '../../text/lines.ts'
import type { Document } from '../../yaml/document.ts'
import type { Entry, MapNode, Node } from '../../yaml/node.ts'
import type { OpenDocument } from '../documents.ts'
import type { Positions } from '../positions.ts'
import { isWithin } from '../spot.ts'
import type { TextFeature } from './feature.ts'

/** What can be selected around positions, from a word up to everything. */
export const selectionRange: TextFeature = {
  method: 'textDocument/selectionRange',
  about: 'text',
  capabilities: () => ({ selectionRangeProvider: true }),
  answer: ({ manifest, positions }: OpenDocument, { positions: asked }: { positions?: unknown }) =>
    rangesAt(manifest.documents, positions, Array.isArray(asked) ? asked.slice(0, MOST) : []),
}

/** Nobody has more cursors. */
const MOST = 10_000
/** So many ranges are given in all: with very many cursors of each the innermost ones. */
const MOST_RANGES = 10_000

function* rangesAt(
  documents: readonly Document[],
  positions: Positions,
  places: readonly Partial<Position>[],
): Generator<undefined, SelectionRange[]> {
  const most = Math.floor(MOST_RANGES / places.length)
  const found: SelectionRange[] = []
  for (const place of places) {
    let parent: SelectionRange | undefined
    for (const span of spansAround(positions.lines, documents, positions.offset(place)).slice(-most))
      parent = { range: positions.between(span), ...(parent && { parent }) }
    found.push(parent!)
    yield
  }
  return found
}

/** What lies around an offset, the largest first, each strictly larger than the next; never empty. */
export function spansAround(lines: LineIndex, documents: readonly Document[], offset: number): Span[] {
  const spans: Span[] = []
  const take = (span: Span) => {
    const last = spans.at(-1)
    const isInside = last === undefined || (span.start >= last.start && span.end <= last.end)
    const isSmaller = last === undefined || span.end - span.start < last.end - last.start
    if (isInside && isSmaller && span.start <= offset && offset <= span.end) spans.push(span)
  }
  take({ start: lines.starts[0]!, end: lines.text.length })
  const document = documents.findLast(({ start, end }) => start <= offset && offset <= end)
  if (document !== undefined) {
    take(document)
    if (document.root !== undefined && document.error === undefined) descend(document.root, offset, lines, take)
  }
  const { line } = lines.position(offset)
  const text = lines.line(line)
  const start = lines.starts[line - 1]!
  if (isBrokenAt(document))
    take({ start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length })
  take(wordAt(text, start, offset))
  if (spans.length === 0) spans.push({ start: offset, end: offset })
  return spans
}

function isBrokenAt(document: Document | undefined): boolean {
  return document === undefined || document.error !== undefined
}

type Take = (span: Span) => void

/** Goes down the tree to the innermost value: of a key to itself, of an entry to the value, of a text to what stands in its quotes. */
function descend(node: Node, offset: number, lines: LineIndex, take: Take): void {
  take(trimmed(node, lines.text))
  if (node.type === 'map') descendEntry(node, offset, lines, take)
  else if (node.type === 'list') {
    const item = node.items.findLast((each) => each.start <= offset && offset <= each.end && isWithin(each, node))
    if (item !== undefined) descend(item, offset, lines, take)
  } else if (node.style === 'single' || node.style === 'double') take({ start: node.start + 1, end: node.end - 1 })
  else if (node.style === 'literal' || node.style === 'folded') takeBlock(node, offset, lines, take)
}

function descendEntry(map: MapNode, offset: number, lines: LineIndex, take: Take): void {
  const spanOf = ({ keyStart, keyEnd, value }: Entry) => ({ start: keyStart, end: Math.max(keyEnd, value.end) })
  const entry = map.entries.findLast((each) => {
    const { start, end } = spanOf(each)
    return !each.merged && start <= offset && offset <= end && isWithin({ start, end }, map)
  })
  if (entry === undefined) return
  take(trimmed(spanOf(entry), lines.text))
  const { keyStart, keyEnd, value } = entry
  if (offset <= keyEnd) take({ start: keyStart, end: keyEnd })
  else if (isWithin(value, map)) descend(value, offset, lines, take)
}

/** The text of a block without its header, then the line. */
function takeBlock(node: Node, offset: number, lines: LineIndex, take: Take): void {
  const first = lines.position(node.start).line
  const content = lines.starts[first]
  if (content !== undefined && content < node.end) take(trimmed({ start: content, end: node.end }, lines.text))
  const { line } = lines.position(offset)
  const start = lines.starts[line - 1]!
  if (line > first) take(trimmed({ start, end: start + lines.line(line).length }, lines.text))
}

/** Without the white space around it. */
function trimmed({ start, end }: Span, text: string): Span {
  const part = text.slice(start, end)
  const from = start + (part.length - part.trimStart().length)
  return { start: from, end: Math.max(from, start + part.trimEnd().length) }
}

/** Nobody writes a longer word. */
const LONGEST = 500

/** The letters and digits around an offset. */
function wordAt(line: string, lineStart: number, offset: number): Span {
  const at = offset - lineStart
  let [start, end] = [at, at]
  while (start > 0 && at - start < LONGEST && isLetter(line[start - 1]!)) start--
  while (end < line.length && end - at < LONGEST && isLetter(line[end]!)) end++
  return { start: lineStart + start, end: lineStart + end }
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_]/u.test(character)
}
