import { toEnd } from '../text/steps.ts'
import { type Composed, compose, composeInSteps } from './compose.ts'
import type { Document, SyntaxProblem } from './document.ts'
import { YamlError } from './error.ts'
import { explain } from './explain.ts'
import { type JsonValue, parseJsonInSteps, skipJsonBlanks } from './json.ts'
import { findLost } from './lost.ts'
import type { Node } from './node.ts'
import { controlError, findControl } from './reader.ts'
import { type Chunk, skipSpaces, splitStream } from './split.ts'

/** What recovery made of a broken document. */
export interface Recovered {
  /** Undefined where nothing is left that could be judged. */
  readonly root: Node | undefined
  readonly further: readonly SyntaxProblem[]
}

/** Makes what it can of a broken stretch of text, in steps; see `recover.ts`. */
export type Recover = (text: string, start: number, end: number) => Generator<undefined, Recovered>

/** kubectl looks this far for the brace that makes a stream JSON. */
const JSON_PREFIX = 4096

/** Whether the document that stands there in a text has been read before, without an error. */
export type IsKnown = (text: string, start: number, end: number) => boolean

/**
 * The documents of a text as kubectl reads them (apimachinery util/yaml: YAMLOrJSONDecoder, then sigs.k8s.io/yaml). Documents without content have no root.
 * Where kubectl gives up at the first error, this goes on with the next document. What is known is read when somebody looks into it.
 */
export function parseStream(text: string, recover?: Recover, isKnown?: IsKnown): Document[] {
  return toEnd(parseStreamInSteps(text, recover, isKnown))
}

/** The same documents, in many small steps between which something else may be done. */
export function parseStreamInSteps(text: string, recover?: Recover, isKnown?: IsKnown): Documents {
  const first = skipSpaces(text, 0)
  if (first < JSON_PREFIX && text[first] === '{') return parseJsonStream(text, recover)
  return parseChunks(text, 0, recover, isKnown)
}

type Documents = Generator<undefined, Document[]>

/** A document that can be read, which is done when somebody looks into it. */
export class KnownDocument implements Document {
  readonly start: number
  readonly end: number
  readonly error = undefined
  readonly further = []
  readonly #text: string
  #read: Document | undefined

  constructor(text: string, { start, end }: Chunk) {
    this.start = start
    this.end = end
    this.#text = text
  }

  get root(): Node | undefined {
    return this.#document.root
  }

  get duplicates(): Document['duplicates'] {
    return this.#document.duplicates
  }

  get lost(): Document['lost'] {
    return this.#document.lost
  }

  get comments(): readonly number[] {
    return this.#document.comments
  }

  /** Looks into it, in steps. */
  *read(): Generator<undefined, Document> {
    if (this.#read !== undefined) return this.#read
    const { start, end } = this
    const composed = yield* composeInSteps(this.#text, start, end, true)
    return (this.#read ??= yield* toDocument(this.#text, { start, end }, composed, -1, undefined))
  }

  get #document(): Document {
    return this.#read ?? toEnd(this.read())
  }
}

/**
 * The first document of a text as the API server reads a request body (sigs.k8s.io/yaml YAMLToJSON): no cutting at separators, no JSON.
 * It ends where the next document starts.
 */
export function parseBody(text: string, recover?: Recover): Document {
  const composed = compose(text, 0, text.length, false)
  const document = toEnd(toDocument(text, { start: 0, end: text.length }, composed, findControl(text, 0), recover))
  return document.error === undefined ? { ...document, end: composed.stop } : document
}

/** Reads the documents of a text from an offset on, one after the other. */
function* parseChunks(text: string, from: number, recover: Recover | undefined, isKnown?: IsKnown): Documents {
  const isRead = ({ start, end, separator }: Chunk) =>
    isKnown !== undefined && separator === undefined && start > from && isKnown(text, start, end)
  const documents: Document[] = []
  let control = findControl(text, from)
  for (const chunk of splitStream(text, from)) {
    const { start, end } = chunk
    if (control !== -1 && control < start) control = findControl(text, start)
    documents.push(
      isRead(chunk)
        ? new KnownDocument(text, chunk)
        : yield* toDocument(text, chunk, yield* composeInSteps(text, start, end, true), control, recover),
    )
    yield
  }
  return documents
}

function* toDocument(
  text: string,
  chunk: Chunk,
  composed: Composed,
  control: number,
  recover: Recover | undefined,
): Generator<undefined, Document> {
  const { start, end, separator } = chunk
  let { error, root } = composed
  if (control !== -1 && control < end) {
    const forbidden = controlError(text, start, control, composed.reached)
    if (forbidden !== undefined) {
      error = forbidden
      root = undefined
    }
  }
  const { duplicates, comments } = composed
  const problem = error ?? (separator && new YamlError('separator', separator.start, separator.end))
  const lost = error === undefined ? findLost(text, composed, start, end) : []
  const recovered = error === undefined || recover === undefined ? undefined : yield* recover(text, start, end)
  if (recovered !== undefined) root = recovered.root
  const further = recovered?.further ?? []
  return { start, end, root, error: problem && explain(text, problem, start, end), further, duplicates, lost, comments }
}

/**
 * A stream that starts with a brace is read as JSON values. At the first thing that is none, kubectl turns to YAML for the rest, but only
 * if it has read one value at most.
 */
function* parseJsonStream(text: string, recover: Recover | undefined): Documents {
  const documents: Document[] = []
  let at = 0
  for (;;) {
    const start = skipJsonBlanks(text, at)
    if (start >= text.length) return documents
    try {
      const value = yield* parseJsonInSteps(text, start)
      documents.push(jsonDocument(value, start))
      at = value.end
      yield
    } catch (thrown) {
      if (!(thrown instanceof YamlError)) throw thrown
      return [...documents, ...(yield* afterJson(text, at, documents.length, thrown, recover))]
    }
  }
}

function jsonDocument({ root, end, duplicates }: JsonValue, start: number): Document {
  return { start, end, root, error: undefined, further: [], duplicates, lost: [], comments: [] }
}

function* afterJson(text: string, at: number, read: number, error: YamlError, recover: Recover | undefined): Documents {
  const from = skipFirstLine(text, at)
  const documents = yield* parseChunks(text, Math.abs(from), recover)
  const first = documents[0]
  if (first === undefined) return documents
  // Where it is no YAML either, kubectl gives the error of JSON; that of YAML says more.
  if (read <= 1 && from >= 0) return documents
  const start = Math.min(first.start, error.offset)
  return [{ ...first, start, error: explain(text, error, start, first.end) }, ...documents.slice(1)]
}

/**
 * The offset after the blanks at `at`, up to the end of their first line (YAMLOrJSONDecoder: consumeWhitespace). Negative where
 * kubectl does not get that far: it wants four octets for every character that it looks at.
 */
function skipFirstLine(text: string, at: number): number {
  const next = skipSpaces(text, at)
  const lineEnd = text.indexOf('\n', at)
  const last = lineEnd !== -1 && lineEnd < next ? lineEnd : next
  const end = last === lineEnd ? last + 1 : last
  return new TextEncoder().encode(text.slice(last, last + 4)).length >= 4 ? end : -end
}
