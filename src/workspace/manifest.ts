import { LineIndex } from '../text/lines.ts'
import { toEnd } from '../text/steps.ts'
import type { Document } from '../yaml/document.ts'
import { type IsKnown, KnownDocument, parseStream, parseStreamInSteps, type Recover } from '../yaml/parse.ts'
import { keepLatest } from './maps.ts'

/** A parsed file. */
export class Manifest {
  readonly text: string
  /** The documents with content, in order: findings count them from 0. */
  readonly documents: readonly Document[]
  #lines: LineIndex | undefined

  /** What is known is read when somebody looks into it. */
  constructor(text: string, recover?: Recover, isKnown?: IsKnown, documents = parseStream(text, recover, isKnown)) {
    this.text = text
    this.documents = documents.filter(hasContent)
  }

  /** The same, in many small steps. */
  static *inSteps(text: string, recover?: Recover, isKnown?: IsKnown): Generator<undefined, Manifest> {
    return new Manifest(text, recover, isKnown, yield* parseStreamInSteps(text, recover, isKnown))
  }

  /** Tells whether it has a document with the same text, and that can be read. */
  knowsText(): IsKnown {
    const known = new Set(this.#readable().map(({ start, end }) => this.text.slice(start, end)))
    return (text, start, end) => known.has(text.slice(start, end))
  }

  /** Tells whether it has a document at the same place, and that can be read, for the same text; keeps nothing of that. */
  knowsPlace(): IsKnown {
    const { length } = this.text
    const known = new Set(this.#readable().map(({ start }) => start))
    return (text, start) => text.length === length && known.has(start)
  }

  #readable(): readonly Document[] {
    return this.documents.filter(({ error }) => error === undefined)
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text)
    return this.#lines
  }
}

function hasContent(document: Document): boolean {
  return (
    document instanceof KnownDocument ||
    document.error !== undefined ||
    (document.root !== undefined && document.root.type !== 'null')
  )
}

/** How many parsed files are kept at hand; of those that take long to parse, fewer. */
const KEPT = 8
const LARGE_KEPT = 4

/** What takes long to parse, in characters. */
const LARGE = 100_000

/** Parses files when they are asked for and keeps the last few: thousands of files pass through without staying in memory. Of a large one that is parsed again, documents are read when somebody looks into them. */
export class ManifestCache {
  readonly #kept = new Map<string, Manifest>()
  readonly #large = new Map<string, Manifest>()
  /** What can be read of the large ones that have been parsed. */
  readonly #known = new Map<string, IsKnown>()
  readonly #recover: Recover | undefined

  constructor(recover?: Recover) {
    this.#recover = recover
  }

  /** The file parsed; errors of reading it pass through. */
  open(file: ManifestFile): Manifest {
    return toEnd(this.openInSteps(file))
  }

  /** The same, in many small steps unless it is at hand. */
  *openInSteps(file: ManifestFile): Generator<undefined, Manifest> {
    if (file.parse !== undefined) return yield* file.parse()
    const kept = this.#kept.get(file.path) ?? this.#large.get(file.path)
    return kept ?? (yield* this.#parse(file, file.text(), this.#known.get(file.path)))
  }

  /** Parses a new state of a file, in many small steps. Until the last of them the one before is given to those who ask. */
  *parse(file: ManifestFile, text: string): Generator<undefined, Manifest> {
    if (file.parse !== undefined) return yield* file.parse()
    return yield* this.#parse(file, text)
  }

  *#parse(file: ManifestFile, text: string, isKnown?: IsKnown): Generator<undefined, Manifest> {
    const manifest = yield* Manifest.inSteps(text, this.#recover, isKnown)
    this.forget(file)
    if (text.length < LARGE) keepLatest(this.#kept, KEPT, file.path, manifest)
    else {
      keepLatest(this.#large, LARGE_KEPT, file.path, manifest)
      this.#known.set(file.path, isKnown ?? manifest.knowsPlace())
    }
    return manifest
  }

  /** Forgets a file that has changed. */
  forget({ path }: ManifestFile): void {
    this.#kept.delete(path)
    this.#large.delete(path)
    this.#known.delete(path)
  }
}

/** A file by name, with the way to its text. */
export interface ManifestFile {
  readonly path: string
  /** Where it lies; by default `path`. */
  readonly place?: string
  text(): string
  /** Parses its text in steps, where that is somebody else's business; only once. */
  parse?(): Generator<undefined, Manifest>
}
