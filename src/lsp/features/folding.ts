import type { FoldingRange } from 'vscode-languageserver-protocol'
import { looksLikeManifest } from '../../sources/recognise.ts'
import type { LineIndex } from '../../text/lines.ts'
import type { Document } from '../../yaml/document.ts'
import type { Node } from '../../yaml/node.ts'
import type { Client } from '../client.ts'
import type { OpenDocument } from '../documents.ts'
import { isWithin } from '../spot.ts'
import type { TextFeature } from './feature.ts'

/** What of a document can be folded away; of what is no manifest the client knows as much by itself. */
export const foldingRange: TextFeature = {
  method: 'textDocument/foldingRange',
  about: 'text',
  capabilities: () => ({ foldingRangeProvider: true }),
  answer: ({ manifest, positions }: OpenDocument, _params: unknown, { mostFolds }: Client) =>
    looksLikeManifest(positions.lines.text) ? foldsInSteps(positions.lines, manifest.documents, mostFolds) : null,
}

/** Where there are too many, those that lie outermost; of equally deep ones the first. */
function outermost(folds: readonly (readonly [number, Fold])[], most: number): readonly (readonly [number, Fold])[] {
  if (folds.length <= most) return folds
  const byDepth = folds.toSorted(([a, { depth }], [b, other]) => depth - other.depth || a - b)
  return byDepth.slice(0, most).sort(([a], [b]) => a - b)
}

/** What can be folded, in the order of its first lines; where that is too much, what lies outermost. Lines count from 0. */
export function* foldsInSteps(
  lines: LineIndex,
  documents: readonly Document[],
  most = Number.POSITIVE_INFINITY,
): Generator<undefined, FoldingRange[]> {
  const folds = new Folds(lines)
  for (const { root, error, start, end } of documents) {
    folds.takeDocument(start, end, documents.length > 1)
    if (error === undefined && root !== undefined) yield* folds.takeNode(root)
    else yield* folds.takeIndented(start, end)
  }
  yield* folds.takeComments()
  return folds.all(most)
}

/** So many lines are looked at in one step. */
const AT_ONCE = 1000

/** What stands in a node, and where it begins. */
function partsOf(node: Node): { readonly start: number; readonly value: Node }[] {
  const parts =
    node.type === 'map'
      ? node.entries.flatMap(({ keyStart, value, merged }) => (merged ? [] : [{ start: keyStart, value }]))
      : node.type === 'list'
        ? node.items.map((value) => ({ start: value.start, value }))
        : []
  return parts.filter(({ value }) => isWithin(value, node))
}

interface Fold {
  readonly to: number
  readonly depth: number
  readonly kind?: 'comment' | 'region'
}

class Folds {
  readonly #lines: LineIndex
  /** By the first line; of several that begin there the longest counts. */
  readonly #byLine = new Map<number, Fold>()
  /** Lines within blocks of text, where `#` begins no comment. */
  readonly #texts: { readonly from: number; readonly to: number }[] = []

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  /** A document among others, with the line of dashes before it. */
  takeDocument(start: number, end: number, isOneOfMany: boolean): void {
    if (!isOneOfMany) return
    let from = this.#lineOf(start)
    const last = this.#lastWithText(this.#lineOf(Math.max(start, end - 1)))
    while (from < last && this.#isBlank(from)) from++
    if (from > 0 && !this.#text(from).startsWith('---') && this.#text(from - 1).startsWith('---')) from--
    this.#add(from, last, 0)
  }

  /** What a value has in it, but not itself: it begins with its key. */
  *takeNode(root: Node): Generator<undefined, void> {
    const open = [{ node: root, depth: 1 }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      yield
      const { node, depth } = next
      for (const { start, value } of partsOf(node))
        if (this.#take(start, value, depth)) open.push({ node: value, depth: depth + 1 })
    }
  }

  /** Whether a value takes several lines, so that there may be more in it. */
  #take(start: number, value: Node, depth: number): boolean {
    const from = this.#lineOf(start)
    if (value.end <= (this.#lines.starts[from + 1] ?? value.end)) return false
    const to = this.#lastWithText(this.#lineOf(value.end - 1))
    if (to <= from) return false
    this.#add(from, to, depth)
    if (value.style === 'literal' || value.style === 'folded') this.#texts.push({ from: from + 1, to })
    return true
  }

  /** What is indented below a line, in a document that cannot be read. */
  *takeIndented(start: number, end: number): Generator<undefined, void> {
    const open: { line: number; indent: number }[] = []
    const [first, last] = [this.#lineOf(start), this.#lineOf(Math.max(start, end - 1))]
    const close = (indent: number, before: number) => {
      while (open.length > 0 && open.at(-1)!.indent >= indent) {
        const { line } = open.pop()!
        this.#add(line, this.#lastWithText(before), open.length + 1)
      }
    }
    for (let line = first; line <= last; line++) {
      if (line % AT_ONCE === 0) yield
      const text = this.#text(line)
      if (text.trim() === '' || /^\s*#/.test(text)) continue
      // An item may stand as far left as its key.
      const indent = /^ */.exec(text)![0].length + (/^ *-(?: |$)/.test(text) ? 0.5 : 0)
      close(indent, line - 1)
      open.push({ line, indent })
    }
    close(-1, last)
  }

  /** Comments of several lines, and what stands between `#region` and `#endregion`. */
  *takeComments(): Generator<undefined, void> {
    const isText = new Set<number>()
    for (const { from, to } of this.#texts) for (let line = from; line <= to; line++) isText.add(line)
    const regions: number[] = []
    let first = -1
    for (let line = 0; line <= this.#lines.starts.length; line++) {
      if (line % AT_ONCE === 0) yield
      const isComment = this.#isComment(line) && !isText.has(line)
      const mark = isComment ? /^\s*#\s*(region\b|endregion\b)/.exec(this.#text(line))?.[1] : undefined
      if (mark === 'region') regions.push(line)
      const opened = mark === 'endregion' ? regions.pop() : undefined
      if (opened !== undefined) this.#add(opened, line, 0, 'region')
      if (isComment && mark === undefined) {
        if (first === -1) first = line
        continue
      }
      if (first !== -1) this.#add(first, line - 1, 1, 'comment')
      first = -1
    }
  }

  all(most: number): FoldingRange[] {
    const byLine = [...this.#byLine].sort(([a], [b]) => a - b)
    return outermost(byLine, most).map(([startLine, { to, kind }]) => ({
      startLine,
      endLine: to,
      ...(kind && { kind }),
    }))
  }

  #add(from: number, to: number, depth: number, kind?: Fold['kind']): void {
    if (to > from && to > (this.#byLine.get(from)?.to ?? from)) this.#byLine.set(from, { to, depth, kind })
  }

  /** The last line with text, up to a line; lines that are empty belong to what follows. */
  #lastWithText(line: number): number {
    let at = line
    while (at > 0 && this.#isBlank(at)) at--
    return at
  }

  /** Whether a line has nothing but a comment, in so far as it is no part of a text. */
  #isComment(line: number): boolean {
    const { text, starts } = this.#lines
    let at = starts[line] ?? text.length
    while (text[at] === ' ' || text[at] === '\t') at++
    return text[at] === '#'
  }

  #isBlank(line: number): boolean {
    return this.#text(line).trim() === ''
  }

  #text(line: number): string {
    return this.#lines.line(line + 1)
  }

  #lineOf(offset: number): number {
    return this.#lines.position(offset).line - 1
  }
}
