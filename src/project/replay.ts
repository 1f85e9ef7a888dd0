import type { Found } from '../engine/findings.ts'
import type { LineIndex } from '../text/lines.ts'
import type { Manifest } from '../workspace/manifest.ts'
import { push } from '../workspace/maps.ts'
import type { PlainResource } from '../workspace/resource.ts'
import type { Document } from '../yaml/document.ts'

/** A document as it was judged. */
export interface Judged {
  readonly resources: readonly PlainResource[]
  readonly found: readonly Found[]
  /** The 1-based line that it begins in. */
  readonly line: number
}

/** What was said about the documents of a file, which holds for those that still have the same text. */
export class Replay {
  readonly #byText = new Map<string, Judged[]>()

  /** Of a file as it was judged; `found` is what was found in it by itself. */
  constructor(manifest: Manifest, resources: readonly PlainResource[], found: readonly Found[]) {
    const resourcesIn = byDocument(resources, (each) => each.document)
    const foundIn = byDocument(found, ({ finding }) => finding.document)
    for (const [index, document] of manifest.documents.entries()) {
      const [own = NONE, said = NONE] = [resourcesIn.get(index), foundIn.get(index)]
      // What is known of other kinds depends on definitions, which come and go.
      const isLasting =
        own.every(({ builtIn }) => builtIn) && said.every(({ finding }) => finding.rule !== 'unknown-kind')
      if (own.length === 0 || !isLasting || !isLines(document, manifest)) continue
      push(this.#byText, textOf(document, manifest), {
        resources: own,
        found: said,
        line: lineOf(document, manifest.lines),
      })
    }
  }

  /** What was said about a document with the same text; each is given once. */
  take(document: Document, manifest: Manifest): Judged | undefined {
    return isLines(document, manifest) ? this.#byText.get(textOf(document, manifest))?.pop() : undefined
  }
}

/** The 1-based line that a document begins in. */
export function lineOf({ start }: Document, lines: LineIndex): number {
  return lines.position(start).line
}

const NONE: readonly never[] = []

function byDocument<T>(all: readonly T[], documentOf: (each: T) => number): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>()
  for (const each of all) push(found, documentOf(each), each)
  return found
}

function textOf({ start, end }: Document, { text }: Manifest): string {
  return text.slice(start, end)
}

/** Whether a document can be read and consists of whole lines, as those of YAML do; values of JSON may stand beside each other. */
function isLines({ start, error }: Document, { text }: Manifest): boolean {
  return error === undefined && start > 0 && text[start - 1] === '\n'
}
