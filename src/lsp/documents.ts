import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol'
import type { Span } from '../model/finding.ts'
import { toEnd } from '../text/steps.ts'
import { Manifest } from '../workspace/manifest.ts'
import { KnownDocument } from '../yaml/parse.ts'
import { recover } from '../yaml/recover.ts'
import { type Encoding, Positions } from './positions.ts'
import { placeOf } from './uri.ts'

/** A document that a client has open, in one of its versions. */
export class OpenDocument {
  /** As the client writes it. */
  readonly uri: string
  /** Where it lies, else its URI: what documents are known by. */
  readonly key: string
  /** Where it lies or will lie on disk; undefined where it has no name yet. */
  readonly place: string | undefined
  readonly language: string
  readonly version: number
  readonly positions: Positions
  #manifest: Manifest | undefined
  /** Parses its text; whoever needs it first goes on with that. */
  #parsing: Generator<undefined, Manifest> | undefined
  /** The text parsed in an earlier version, until this one is. */
  #before: Manifest | undefined

  constructor(uri: string, language: string, version: number, positions: Positions, before?: Manifest) {
    this.uri = uri
    this.key = keyOf(uri)
    this.place = placeOf(uri)
    this.language = language
    this.version = version
    this.positions = positions
    this.#before = before
  }

  /** Its text parsed, with what could be saved of broken documents. */
  get manifest(): Manifest {
    return this.#manifest ?? toEnd(this.parse())
  }

  /** The same, in many small steps unless that is done. */
  *parse(): Generator<undefined, Manifest> {
    while (this.#manifest === undefined) {
      this.#parsing ??= Manifest.inSteps(this.positions.lines.text, recover, this.#before?.knowsText())
      const { done, value } = this.#parsing.next()
      if (!done) {
        yield
        continue
      }
      this.#parsing = undefined
      this.#before = undefined
      return (this.#manifest = value)
    }
    return this.#manifest
  }

  /** Reads all of it in many small steps, or what touches a stretch: what stands there as before is read when somebody looks into it. */
  *read(stretch?: Span): Generator<undefined, void> {
    for (const document of (yield* this.parse()).documents) {
      const isMeant = stretch === undefined || (document.start <= stretch.end && stretch.start <= document.end)
      if (isMeant && document instanceof KnownDocument) yield* document.read()
      if (isMeant) yield
    }
  }

  /** A later version. */
  changed(version: number, positions: Positions): OpenDocument {
    return new OpenDocument(this.uri, this.language, version, positions, this.#manifest ?? this.#before)
  }
}

/** The documents that a client has open, by key. */
export class Documents {
  readonly #open = new Map<string, OpenDocument>()
  readonly #encoding: Encoding

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  /** All of them, in the order in which they were opened. */
  get all(): Iterable<OpenDocument> {
    return this.#open.values()
  }

  get(key: string): OpenDocument | undefined {
    return this.#open.get(key)
  }

  /** The document of a URI; undefined where it is not open. */
  at(uri: string): OpenDocument | undefined {
    return this.#open.get(keyOf(uri))
  }

  /** Takes in a document, be it open already. */
  open(uri: string, language: string, version: number, text: string): OpenDocument {
    const document = new OpenDocument(uri, language, version, new Positions(text, this.#encoding, true))
    this.#open.set(document.key, document)
    return document
  }

  /** Changes a document; undefined where it is not open. Ranges that lie outside of it are taken to its ends. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const before = this.at(uri)
    if (before === undefined) return undefined
    const positions = changes.reduce((at, change) => this.#changed(at, change), before.positions)
    const document = before.changed(version, positions)
    this.#open.set(document.key, document)
    return document
  }

  /** Forgets a document; undefined where it was not open. */
  close(uri: string): OpenDocument | undefined {
    const document = this.at(uri)
    if (document !== undefined) this.#open.delete(document.key)
    return document
  }

  #changed(before: Positions, change: TextDocumentContentChangeEvent): Positions {
    const text = String(change.text)
    if (!('range' in change) || change.range === undefined) return new Positions(text, this.#encoding, true)
    const [a, b] = [before.offset(change.range?.start), before.offset(change.range?.end)]
    const old = before.lines.text
    return new Positions(old.slice(0, Math.min(a, b)) + text + old.slice(Math.max(a, b)), this.#encoding, true)
  }
}

/** What the document of a URI is known by. */
export function keyOf(uri: string): string {
  return placeOf(uri) ?? uri
}
