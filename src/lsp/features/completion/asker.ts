import type { GVK } from '../../../model/gvk.ts'
import { placeOf } from '../../../model/resource.ts'
import { explainAt } from '../../../schema/at.ts'
import { resolveKind } from '../../../schema/kinds.ts'
import type { Type } from '../../../schema/types.ts'
import { expandDocument, gvkOf } from '../../../workspace/expand.ts'
import type { KindOfResource } from '../../../workspace/references/fields.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Node } from '../../../yaml/node.ts'
import { parseStreamInSteps } from '../../../yaml/parse.ts'
import { toValue } from '../../../yaml/value.ts'
import type { View } from '../../view.ts'
import { lineStart } from './line.ts'
import { sharesWords } from './names-rank.ts'
import type { CompletionPlace } from './place.ts'

const NO_KIND: GVK = { group: '', version: '', kind: '' }
const NOTHING_HIDDEN = new Map()

/** That a resource is asked for which has to be read first, in steps. */
export const UNREAD = Symbol('unread')

/** Who asks for a name: the resource in which a person types, as far as it can be read, and what lies around it. Everything is worked out when it is asked for. */
export class Asker {
  readonly place: CompletionPlace
  readonly view: View

  constructor(place: CompletionPlace, view: View) {
    this.place = place
    this.view = view
  }

  #kind: KindOfResource | undefined
  /** What the resource is. */
  get kind(): KindOfResource {
    if (this.#kind === undefined) {
      const { kind } = resolveKind(this.place.head, this.view.around.schema)
      const gvk = kind ?? gvkOf(this.place.head) ?? NO_KIND
      this.#kind = { gvk, builtIn: kind !== undefined, namespaced: kind?.namespaced ?? true }
    }
    return this.#kind
  }

  #resource: { readonly value: any } | undefined
  /** The resource without what is being typed, which may be anything: nulls are left out. Throws `UNREAD` before it is read. */
  get resource(): any {
    if (this.#resource === undefined) throw UNREAD
    return this.#resource.value
  }

  /** Reads the resource in steps, which may take long. */
  *read(): Generator<undefined, void> {
    const { document, replace, part } = this.place
    const { text } = this.view
    const rest = text.slice(replace.end, document.end)
    const filler = part === 'key' && /^\s*:/.test(rest) ? '_' : ''
    const mended = text.slice(document.start, replace.start) + filler + rest
    const node = yield* resourceNode(mended, replace.start - document.start)
    yield
    this.#resource = { value: node === undefined ? undefined : toValue(node, NOTHING_HIDDEN) }
  }

  /** The value at the first steps of the path, or at another path. */
  at(way: number | readonly string[]): any {
    const path = typeof way === 'number' ? this.place.path.slice(0, way) : way
    return path.reduce((at: any, step) => at?.[step], this.resource)
  }

  /** The namespace that is written. */
  get namespace(): string | undefined {
    const written = this.resource?.metadata?.namespace
    return this.kind.namespaced && typeof written === 'string' && written !== '' ? written : undefined
  }

  get name(): string | undefined {
    const written = this.resource?.metadata?.name
    return typeof written === 'string' ? written : undefined
  }

  /** The whole of what stands there now, without quotes, of which `typed` is the beginning. */
  get present(): string {
    const { start, end } = this.place.replace
    return this.view.text.slice(start, end).replace(/^["']|["']$/g, '')
  }

  /** The type of the place, as far as schemas know it; of a list that of its items. */
  typeAt(way: number | readonly string[] = this.place.path.length): Type | undefined {
    const path = typeof way === 'number' ? this.place.path.slice(0, way) : way
    const type = explainAt(this.place.head, path, this.view.around.schema)?.type
    return type?.kind === 'list' ? type.items : type
  }

  #units: readonly Unit[] | undefined
  /** The units that the resource is in, or would be in. */
  get units(): readonly Unit[] {
    return (this.#units ??= this.#findUnits())
  }

  #isRelated: ((name: string) => boolean) | undefined
  /** Whether a name shares words with that of the resource. */
  isRelated(name: string): boolean {
    return (this.#isRelated ??= sharesWords(this.name))(name)
  }

  #folder: string | undefined
  /** The folder that the document lies in, with a slash; empty where it has no name yet. */
  get folder(): string {
    const { place = '' } = this.view.document
    return (this.#folder ??= place.slice(0, place.lastIndexOf('/') + 1))
  }

  #findUnits(): readonly Unit[] {
    const all = this.view.around.units
    if (all.length <= 1) return all
    const own = new Set<unknown>(this.view.resources)
    const holding = all.filter(({ resources }) => resources.some((each) => own.has(each)))
    if (holding.length > 0) return holding
    for (let folder = this.folder; folder.length > 1; folder = folder.replace(/[^/]*\/$/, '')) {
      const near = folder
      const beside = all.filter(({ resources }) => resources.some((each) => placeOf(each).startsWith(near)))
      if (beside.length > 0) return beside
    }
    return all
  }
}

/** The resource of a document that an offset lies in; of the items of a List the last that begins before it. */
function* resourceNode(text: string, offset: number): Generator<undefined, Node | undefined> {
  const root = (yield* rootOf(text)) ?? (yield* rootOf(text.slice(0, lineStart(text, offset))))
  if (root?.type !== 'map') return undefined
  const found = expandDocument(root).map(({ node }) => node)
  return found.findLast(({ start }) => start <= offset) ?? found[0]
}

/** So many broken lines are passed over, of a long text fewer: it is read anew each time. */
const MOST_BROKEN = 10
const LONG = 100_000
const MOST_BROKEN_OF_LONG = 2

/** The tree of a text without the lines that make it unreadable. */
function* rootOf(text: string): Generator<undefined, Node | undefined> {
  let left = text
  const most = text.length > LONG ? MOST_BROKEN_OF_LONG : MOST_BROKEN
  for (let broken = 0; broken <= most; broken++) {
    const documents = yield* parseStreamInSteps(left)
    const { root, error } = documents.find((each) => each.root !== undefined || each.error !== undefined) ?? {}
    if (error === undefined) return root
    const shorter = withoutLine(left, error.start) ?? withoutLine(left, error.gaveUp)
    if (shorter === undefined) return undefined
    left = shorter
  }
  return undefined
}

/** Blanks the line of an offset, so that all others stay where they are; undefined where it is blank. */
function withoutLine(text: string, offset: number): string | undefined {
  const start = lineStart(text, offset)
  const next = text.indexOf('\n', start)
  const end = next === -1 ? text.length : next
  const line = text.slice(start, end)
  return line.trim() === '' ? undefined : text.slice(0, start) + ' '.repeat(line.length) + text.slice(end)
}
