import type { GVK } from '../model/gvk.ts'
import { checkSchema, type SchemaContext } from '../schema/check.ts'
import type { SourceFile } from '../sources/source.ts'
import { TextPool } from '../text/pool.ts'
import { LONG, toEnd } from '../text/steps.ts'
import { expandDocument } from '../workspace/expand.ts'
import { Manifest } from '../workspace/manifest.ts'
import { factsOf, type ResourceFacts } from '../workspace/resource.ts'
import type { Document } from '../yaml/document.ts'
import type { Node, Scalar } from '../yaml/node.ts'
import { KnownDocument } from '../yaml/parse.ts'
import { newObject } from '../yaml/value.ts'
import { DEFINITION } from './definition.ts'
import { readFit, unfitness } from './fit.ts'

/**
 * A file of which the parser and the schema have nothing to say, read for somebody who judges it: each of its documents is a resource of a built-in kind, without a word about
 * suppressions. It can be handed over by another thread.
 */
export interface PlainFile {
  readonly text: string
  /** One for each document. */
  readonly resources: readonly PlainParts[]
}

/** What the stages behind the schema need of a resource. */
export interface PlainParts {
  readonly gvk: GVK
  /** Where its document stands in the text. */
  readonly start: number
  readonly end: number
  readonly owned: boolean
  readonly name?: string
  readonly namespace?: string
  /** Names and values in turn. */
  readonly podLabels?: readonly string[]
  readonly value: Flat
}

/** A value: of a list 0 and its items, of a map 1 and its keys and values in turn. Objects would have prototypes. */
type Flat = Scalar | readonly Flat[]

/** Has read files before they are judged. */
export interface ReadAhead {
  /** What is known of a file; undefined where it must be read. Files are asked for in the order in which they were given, each once. */
  take(file: SourceFile): PlainFile | undefined
}

/** What files are read with. */
export interface PlainContext extends Pick<SchemaContext, 'store' | 'versions'> {
  /** Words of which one is in each text that suppresses something. */
  readonly marks: readonly string[]
}

/** What is deeper would overflow the stack of those who take it. */
const DEEPEST = 200

/** A stream of JSON is not read document by document. */
const JSON_START = /^\s*\{/

/** Reads a file that is to be checked; undefined where there is anything to say of it, or anything unusual in it. What is long is left to those who judge it, who take steps for it. */
export function readPlain(file: SourceFile, context: PlainContext): PlainFile | undefined {
  try {
    return readUsual(file, context)
  } catch {
    // Whatever goes wrong goes wrong again where the file is judged, and is said there.
    return undefined
  }
}

function readUsual(file: SourceFile, context: PlainContext): PlainFile | undefined {
  const text = readFit(file)
  if (typeof text !== 'string' || text.length > LONG || JSON_START.test(text)) return undefined
  if (context.marks.some((mark) => text.includes(mark))) return undefined
  const manifest = toEnd(Manifest.inSteps(text))
  if (unfitness(file, manifest) !== undefined) return undefined
  const texts = new TextPool()
  const resources: PlainParts[] = []
  for (const document of manifest.documents) {
    const parts = partsOf(document, text, texts, context)
    if (parts === undefined) return undefined
    resources.push(parts)
  }
  return { text, resources }
}

function partsOf(
  document: Document,
  text: string,
  texts: TextPool,
  { store, versions }: PlainContext,
): PlainParts | undefined {
  const { root, error, lost, duplicates, further } = document
  if (root?.type !== 'map') return undefined
  if (error !== undefined || lost.length + duplicates.length + further.length > 0) return undefined
  const [itself] = expandDocument(root)
  if (itself?.node !== root || itself.items.length > 0) return undefined
  const { kind, judged, problems, hidden, dropped } = checkSchema(root, { store, versions, text })
  if (kind === undefined || judged?.kind !== kind || judged.preface !== undefined || kind.kind === DEFINITION)
    return undefined
  if (problems.length + hidden.size + dropped.length > 0) return undefined
  const { group, version } = kind
  const facts = factsOf(root, kind, true, texts)
  return {
    gvk: { group, version, kind: kind.kind },
    start: document.start,
    end: document.end,
    owned: facts.owned,
    name: facts.name,
    namespace: facts.namespace,
    podLabels: facts.podLabels && Object.entries(facts.podLabels).flat(),
    value: flat(root, 0),
  }
}

/** Entries of maps that are null are left out, as `toValue` does. */
function flat(node: Node, depth: number): Flat {
  if (depth > DEEPEST) throw new RangeError('too deep')
  if (node.type === 'list') return [0, ...node.items.map((item) => flat(item, depth + 1))]
  if (node.type !== 'map') return node.value
  const parts: Flat[] = [1]
  for (const { key, value } of node.entries) if (value.type !== 'null') parts.push(key, flat(value, depth + 1))
  return parts
}

/** The file parsed, as far as somebody looks into it. */
export function manifestOf({ text, resources }: PlainFile): Manifest {
  const documents = resources.map((each) => new KnownDocument(text, each))
  return new Manifest(text, undefined, undefined, documents)
}

/** The value as those who read the file themselves have it. */
export function plainValue({ value }: PlainParts): any {
  return unfold(value)
}

function unfold(flat: Flat): unknown {
  if (typeof flat !== 'object' || flat === null) return flat
  if (flat[0] === 0) return flat.slice(1).map(unfold)
  const value = newObject()
  for (let i = 1; i < flat.length; i += 2) value[flat[i] as string] = unfold(flat[i + 1]!)
  return value
}

/** What is told of the resource, with texts that are kept once. */
export function factsIn({ owned, name, namespace, podLabels }: PlainParts, texts: TextPool): ResourceFacts {
  const ownText = (text: string | undefined) => (text === undefined ? undefined : texts.own(text))
  return {
    owned,
    name: ownText(name),
    namespace: ownText(namespace),
    podLabels: podLabels && labelsIn(podLabels, texts),
  }
}

function labelsIn(pairs: readonly string[], texts: TextPool): Readonly<Record<string, string>> {
  const labels = newObject()
  for (let i = 0; i < pairs.length; i += 2) labels[texts.own(pairs[i]!)] = texts.own(pairs[i + 1]!)
  return labels
}
