import type { Span } from '../../model/finding.ts'
import type { LineIndex } from '../../text/lines.ts'
import { type Comment, commentsWith } from './comments.ts'
import { DIRECTIVE, type Directive, readDirective } from './directives.ts'
import type { Foreign } from './foreign.ts'
import { type Collected, faulty, type PlaceSuppression, type SuppressFile, type Told } from './suppression.ts'
import { type Lines, targetsOf } from './targets.ts'

type Texts = SuppressFile['manifest']

/** A comment that suppresses, with the lines that follow from where it stands. */
interface Placed {
  readonly comment: Comment
  readonly directive: Directive
  readonly isForeign: boolean
  /** The line that is meant; undefined where nothing follows. */
  readonly line: number | undefined
  /** The document that is meant; undefined where none follows. */
  readonly document: number | undefined
}

/** What the comments of a file suppress. */
export function readComments(file: SuppressFile, foreign: Foreign | undefined): Collected<PlaceSuppression> {
  const words = [DIRECTIVE, ...(foreign?.comments ?? [])].filter((word) => file.manifest.text.includes(word))
  if (words.length === 0) return NOTHING
  const { documents, lines } = file.manifest
  const isTemplate = documents.length === 0
  const placed = placeAll(file.manifest, words, foreign)
  const targets = targetsIn(file.manifest, placed)
  const suppressions: PlaceSuppression[] = []
  const problems: Told[] = []
  for (const each of placed) {
    const { comment, directive, isForeign } = each
    const document = each.document ?? comment.document ?? 0
    const place = { file: file.path, place: file.place, document, lines: file.lines }
    const line = lines.position(comment.start).line
    const written = ({ start, end }: Span) => ({
      place,
      range: { start: comment.start + start, end: comment.start + end },
      line,
    })
    for (const fault of directive.faults) problems.push(faulty(written(fault), fault))
    const meant = placeMeant(file, each, targets)
    if (meant === undefined) {
      if (!isForeign) for (const entry of directive.entries) problems.push(faulty(written(entry), NOTHING_FOLLOWS))
      continue
    }
    const isSure =
      !isTemplate &&
      !isForeign &&
      documents.every(({ error }, index) => {
        return error === undefined || (directive.scope !== 'file' && index !== document)
      })
    const isQuiet = isForeign || isTemplate
    for (const { rule, reason, until, ...at } of directive.entries) {
      const said = { rule, reason, until, kind: 'comment', written: written(at), isSure, isQuiet } as const
      suppressions.push({ ...said, file: file.path, ...meant })
    }
  }
  // Of a template it cannot be said what is wrong: it is judged when it is rendered.
  return { suppressions, problems: isTemplate ? [] : problems }
}

const NOTHING: Collected<PlaceSuppression> = { suppressions: [], problems: [] }
const NOTHING_FOLLOWS = {
  message: 'nothing follows that this comment could be about',
  hint: 'write it above what it is about, or behind it in the same line',
}

type PlaceMeant = Pick<PlaceSuppression, 'document' | 'lines'>

/** What a comment is about in its file; undefined where that is nothing. */
function placeMeant(
  { manifest: { documents, lines } }: SuppressFile,
  { directive: { scope }, document, line, isForeign }: Placed,
  targets: ReadonlyMap<number, Lines>,
): PlaceMeant | undefined {
  if (scope === 'file') return {}
  const root = document === undefined ? undefined : documents[document]!.root
  // To other programs the first line stands for the resource that begins there.
  const isFirst = isForeign && root !== undefined && lines.position(root.start).line === line
  if (scope === 'document' || isFirst) return document === undefined ? undefined : { document }
  return line === undefined ? undefined : { lines: targets.get(line) ?? { from: line, to: line } }
}

function placeAll(manifest: Texts, words: readonly string[], foreign: Foreign | undefined): Placed[] {
  const { text, lines, documents } = manifest
  const following = new FollowingLines(lines)
  return commentsWith(text, documents, words).flatMap((comment) => {
    const written = text.slice(comment.start, comment.end)
    const ours = readDirective(written)
    const directive = ours ?? foreign?.readComment(written)
    if (directive === undefined) return []
    const document = comment.document ?? documentFrom(manifest, comment.end)
    const placed = { comment, directive, isForeign: ours === undefined, document }
    if (directive.scope === 'file') return [{ ...placed, line: undefined }]
    const { line: own, column } = lines.position(comment.start)
    const isAlone = !isContent(lines.line(own).slice(0, column - 1))
    const next = isAlone ? following.after(own) : own
    const last = lastLine(manifest, document)
    const line = next !== undefined && next <= last ? next : undefined
    return [{ ...placed, line }]
  })
}

/** The last line that a comment before or in a document can be about; of a template that of the file. */
function lastLine({ documents, lines }: Texts, document: number | undefined): number {
  if (document === undefined) return documents.length === 0 ? lines.starts.length : 0
  return lines.position(documents[document]!.end).line
}

/** The first document behind an offset. */
function documentFrom({ documents }: Texts, offset: number): number | undefined {
  const index = documents.findIndex(({ end }) => end > offset)
  return index === -1 ? undefined : index
}

function targetsIn({ documents, lines }: Texts, placed: readonly Placed[]): Map<number, Lines> {
  const targets = new Map<number, Lines>()
  const wanted = new Map<number, Set<number>>()
  for (const { document, line } of placed) {
    if (document === undefined || line === undefined) continue
    const ofDocument = wanted.get(document) ?? new Set()
    wanted.set(document, ofDocument.add(line))
  }
  for (const [document, ofDocument] of wanted)
    for (const [line, target] of targetsOf(documents[document]!.root, ofDocument, lines)) targets.set(line, target)
  return targets
}

/** Finds the next line with content; lines are 1-based. Asked from the top down, it looks at each line once. */
class FollowingLines {
  readonly #lines: LineIndex
  /** The latest answer, and the first line that it holds for. */
  #from = 1
  #found = 0

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  after(line: number): number | undefined {
    const count = this.#lines.starts.length
    if (line + 1 < this.#from || line + 1 > this.#found) {
      this.#from = this.#found = line + 1
      while (this.#found <= count && !isContent(this.#lines.line(this.#found))) this.#found++
    }
    return this.#found <= count ? this.#found : undefined
  }
}

/** Whether a line has more than a comment, a directive, a separator of documents, or dashes whose items begin on the next line. */
function isContent(line: string): boolean {
  let at = 0
  while (at < line.length && BEFORE_CONTENT.includes(line[at]!)) at++
  return at < line.length && line[at] !== '#' && line[at] !== '%'
}

const BEFORE_CONTENT = ' \t-'
