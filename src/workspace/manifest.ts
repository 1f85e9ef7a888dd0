import { LineIndex } from '../text/lines.ts'
import type { Document } from '../yaml/document.ts'
import { type IsKnown, KnownDocument, parseStream, parseStreamInSteps, type Recover } from '../yaml/parse.ts'

/** A parsed file. */
export class Manifest {
  readonly text: string
  /** The documents with content, in order: findings count them from 0. */
  readonly documents: readonly Document[]
  #lines: LineIndex | undefined

  /** What stands in an earlier state of the file too is read when somebody looks into it. */
  constructor(text: string, recover?: Recover, before?: Manifest, documents = readAll(text, recover, before)) {
    this.text = text
    this.documents = documents.filter(hasContent)
  }

  /** The same, in many small steps. */
  static *inSteps(text: string, recover?: Recover, before?: Manifest): Generator<undefined, Manifest> {
    return new Manifest(text, recover, before, yield* parseStreamInSteps(text, recover, before?.knows()))
  }

  /** Tells whether it has a document with a text, and that can be read. */
  knows(): IsKnown {
    const { text, documents } = this
    const known = new Set(
      documents.flatMap(({ error, start, end }) => (error === undefined ? [text.slice(start, end)] : [])),
    )
    return (part) => known.has(part)
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text)
    return this.#lines
  }
}

function readAll(text: string, recover: Recover | undefined, before: Manifest | undefined): readonly Document[] {
  return parseStream(text, recover, before?.knows())
}

function hasContent(document: Document): boolean {
  return (
    document instanceof KnownDocument ||
    document.error !== undefined ||
    (document.root !== undefined && document.root.type !== 'null')
  )
}

/** How many parsed files are kept at hand. */
const KEPT = 8

/** Parses files when they are asked for and keeps the last few: thousands of files pass through without staying in memory. */
export class ManifestCache {
  readonly #kept = new Map<string, Manifest>()
  readonly #recover: Recover | undefined

  constructor(recover?: Recover) {
    this.#recover = recover
  }

  /** The file parsed. Its text is asked for only where it is neither at hand nor given; errors of that pass through. */
  open(file: ManifestFile, text?: string): Manifest {
    const given = file.manifest?.()
    if (given !== undefined) return given
    const kept = this.#kept.get(file.path)
    if (kept !== undefined) return kept
    const manifest = new Manifest(text ?? file.text(), this.#recover)
    this.#kept.set(file.path, manifest)
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return manifest
  }

  /** Forgets a file that has changed. */
  forget({ path }: ManifestFile): void {
    this.#kept.delete(path)
  }
}

/** A file by name, with the way to its text. */
export interface ManifestFile {
  readonly path: string
  /** Where it lies; by default `path`. */
  readonly place?: string
  text(): string
  /** Its text parsed, where others have done so already. */
  manifest?(): Manifest
}
