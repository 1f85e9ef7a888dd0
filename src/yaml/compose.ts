import { toEnd } from '../text/steps.ts'
import { AliasCount, type Anchor } from './anchors.ts'
import type { DuplicateKey } from './document.ts'
import { type ErrorCode, YamlError } from './error.ts'
import { excessOf, Frame, Kind, MAX_PROPERTIES, NO_ITEMS, type Property, Role, startOf, Wait } from './frame.ts'
import { MapBuilder } from './map.ts'
import type { Node, ScalarNode, Style } from './node.ts'
import { Pairs } from './pairs.ts'
import { resolvePlain, resolveTagged } from './scalars.ts'
import { Scanner, Token } from './scanner.ts'

const DEFAULT_PREFIX = 'tag:yaml.org,2002:'
const MERGE_TAG = `${DEFAULT_PREFIX}merge`

/** What one document of a text holds. */
export interface Composed {
  /** Undefined where there is no content, and with an error. */
  readonly root: Node | undefined
  readonly duplicates: DuplicateKey[]
  readonly comments: number[]
  readonly error: YamlError | undefined
  /** Start and kind of the token after the root: whatever follows it is lost. */
  readonly stop: number
  readonly stopToken: number
  /** How far the scanner read. */
  readonly reached: number
}

/** Reads the first document of a stretch of text as sigs.k8s.io/yaml does; `closed`: the end of the text counts as the end of a line. */
export function compose(text: string, start: number, end: number, closed: boolean): Composed {
  return toEnd(composeInSteps(text, start, end, closed))
}

/** The same in steps, of which only long documents take more than one. */
export function composeInSteps(
  text: string,
  start: number,
  end: number,
  closed: boolean,
): Generator<undefined, Composed> {
  return new Composer(new Scanner(text, start, end, closed)).document()
}

/** So many tokens are one step. */
const STEP = 4096

/** Builds nodes from tokens as libyaml's parser and go-yaml's decoder do; the open collections are on a stack of its own, so that no depth overflows. */
class Composer {
  readonly #s: Scanner
  readonly #frames: Frame[] = []
  #depth = 0
  #root: Node | undefined
  #rootHead = -1
  #stop = -1
  #stopToken: number = Token.start
  #tagPrefixes: Map<string, string> | undefined
  #anchors: Map<string, Anchor> | undefined
  readonly #count = new AliasCount()
  /** The last scalar is a float for the decoder, also where it is whole. */
  #float = false
  readonly #pairs = new Pairs(this.#frames, this.#count)

  constructor(scanner: Scanner) {
    this.#s = scanner
  }

  *document(): Generator<undefined, Composed> {
    let error: YamlError | undefined
    try {
      yield* this.#read()
      error = this.#pairs.refused ?? this.#count.error ?? this.#pairs.findUnsupported(this.#root)
    } catch (thrown) {
      if (!(thrown instanceof YamlError)) throw thrown
      error = thrown
    }
    const root = error === undefined ? this.#root : undefined
    return {
      root,
      duplicates: this.#pairs.duplicates,
      comments: this.#s.comments,
      error,
      stop: this.#stop,
      stopToken: this.#stopToken,
      reached: this.#s.pos,
    }
  }

  *#read(): Generator<undefined, void> {
    const s = this.#s
    s.next()
    if (s.token !== Token.end && this.#startsWithContent()) {
      this.#node(true, false)
      while (!this.#isDoneAfter(STEP)) yield
    }
    this.#stop = s.tokenStart
    this.#stopToken = s.token
    s.settle()
    if (s.colon > 0 && s.keyAt === this.#rootHead && !s.bare) this.#fail('key', s.tokenStart)
  }

  /** Reads directives and `---`; false where no content follows. */
  #startsWithContent(): boolean {
    const s = this.#s
    if (s.token !== Token.directive && s.token !== Token.documentStart) return true
    let version = false
    for (; s.token === Token.directive; s.next()) {
      const directive = s.directive!
      if (directive.name === 'YAML') {
        if (version) this.#fail('directive', s.tokenStart, s.tokenStart, 'YAML')
        if (directive.version !== '1.1') this.#fail('version', s.tokenStart, s.tokenStart, directive.version)
        version = true
      } else {
        this.#tagPrefixes ??= new Map()
        if (this.#tagPrefixes.has(directive.handle)) this.#fail('directive', s.tokenStart, s.tokenStart, 'TAG')
        this.#tagPrefixes.set(directive.handle, directive.prefix)
      }
    }
    if (s.token !== Token.documentStart) this.#fail('document-start', s.tokenStart)
    s.next()
    return (
      s.token !== Token.directive &&
      s.token !== Token.documentStart &&
      s.token !== Token.documentEnd &&
      s.token !== Token.end
    )
  }

  /** A parser error: libyaml has looked ahead by then, and what it stumbled over there comes first. */
  #fail(code: ErrorCode, offset: number, since = offset, detail = ''): never {
    this.#s.settle()
    throw new YamlError(code, offset, since, detail)
  }

  /** Goes on for so many tokens; whether that is all. */
  #isDoneAfter(tokens: number): boolean {
    for (let left = tokens; this.#depth > 0 && left > 0; left--) this.#step(this.#frames[this.#depth - 1]!)
    return this.#depth === 0
  }

  #step(frame: Frame) {
    switch (frame.kind) {
      case Kind.map:
        return this.#stepMap(frame)
      case Kind.flowMap:
        return this.#stepFlowMap(frame)
      case Kind.flowList:
        return this.#stepFlowList(frame)
      case Kind.flowPair:
        return this.#stepFlowPair(frame)
      default:
        return this.#stepList(frame)
    }
  }

  /** Whether the current token begins an entry of the block map that is open (libyaml: a KEY token). */
  #atKey(): boolean {
    const s = this.#s
    return !s.opens && (s.mustBeKey || s.token === Token.key || (s.colon === 1 && s.flow === 0))
  }

  /** Whether an entry of a block map ends before the current token without a value (or key) of its own. */
  #atEntryEnd(): boolean {
    const s = this.#s
    return s.token === Token.blockEnd || (s.token === Token.value && !s.opens && s.colon === 0) || this.#atKey()
  }

  #stepMap(frame: Frame) {
    const s = this.#s
    if (frame.wait === Wait.key) {
      if (s.token === Token.blockEnd) {
        s.next()
        return this.#close(frame)
      }
      if (!this.#atKey()) this.#fail('key', s.tokenStart, frame.start)
      if (s.token !== Token.key) return this.#node(true, true)
      const at = s.tokenEnd
      frame.explicit = true
      s.next()
      return this.#atEntryEnd() ? this.#setKey(frame, this.#emptyNode(at), false, Role.none) : this.#node(true, true)
    }
    if (frame.wait === Wait.colon) {
      if (s.token !== Token.value || s.opens || s.colon > 0) return this.#addEmptyValue(frame)
      this.#passColon(frame)
    }
    if (this.#atEntryEnd()) this.#addEmptyValue(frame)
    else this.#node(true, true)
  }

  #passColon(frame: Frame) {
    frame.wait = Wait.value
    frame.end = this.#s.tokenEnd
    this.#s.next()
  }

  #addEmptyValue(frame: Frame) {
    const at = Math.max(frame.end, frame.keyEnd)
    this.#addPair(frame, this.#emptyNode(at), at, Role.none)
  }

  #stepList(frame: Frame) {
    const s = this.#s
    if (s.token === Token.entry && !s.opens) {
      const at = s.tokenEnd
      frame.end = at
      s.next()
      const next =
        s.token === Token.blockEnd ||
        (s.token === Token.entry && !s.opens) ||
        (frame.kind === Kind.bareList && this.#atEntryEnd())
      if (next) frame.items.push(this.#emptyNode(at))
      else this.#node(true, false)
      return
    }
    if (frame.kind === Kind.list) {
      if (s.token !== Token.blockEnd) this.#fail('dash', s.tokenStart, frame.start)
      s.next()
    }
    this.#close(frame)
  }

  /** Consumes the comma before an entry of a flow collection; false where the collection ends instead. */
  #atFlowEntry(frame: Frame, closing: number): boolean {
    const s = this.#s
    if (s.token !== closing && !frame.first) {
      if (s.token !== Token.comma) this.#fail('comma', s.tokenStart, frame.start, closing === Token.mapEnd ? '}' : ']')
      s.next()
    }
    frame.first = false
    if (s.token !== closing) return true
    frame.end = s.tokenEnd
    this.#closeFlow(frame)
    return false
  }

  #stepFlowList(frame: Frame) {
    const s = this.#s
    if (!this.#atFlowEntry(frame, Token.listEnd)) return
    if (s.token !== Token.key) return this.#node(false, false)
    const pair = this.#push(Kind.flowPair, s.tokenStart, s.tokenStart, undefined)
    pair.explicit = true
    s.next()
    if (s.token !== Token.value && s.token !== Token.comma && s.token !== Token.listEnd) return this.#node(false, false)
    const at = s.tokenStart
    // libyaml consumes this token, whatever it is.
    s.next()
    this.#setKey(pair, this.#emptyNode(at), false, Role.none)
  }

  #stepFlowMap(frame: Frame) {
    const s = this.#s
    if (frame.wait !== Wait.key) return this.#flowValue(frame, Token.mapEnd)
    if (!this.#atFlowEntry(frame, Token.mapEnd)) return
    if (s.token !== Token.key) return this.#node(false, false)
    frame.explicit = true
    s.next()
    if (s.token !== Token.value && s.token !== Token.comma && s.token !== Token.mapEnd) return this.#node(false, false)
    this.#setKey(frame, this.#emptyNode(s.tokenStart), false, Role.none)
  }

  #stepFlowPair(frame: Frame) {
    if (frame.wait === Wait.key) this.#close(frame)
    else this.#flowValue(frame, Token.listEnd)
  }

  #flowValue(frame: Frame, closing: number) {
    const s = this.#s
    if (frame.wait === Wait.colon) {
      if (s.token !== Token.value) return this.#addEmptyValue(frame)
      this.#passColon(frame)
    }
    if (s.token === Token.comma || s.token === closing) this.#addEmptyValue(frame)
    else this.#node(false, false)
  }

  /** Reads a node: completes it, or opens its collection (libyaml: parse_node). */
  #node(block: boolean, bareList: boolean) {
    const s = this.#s
    if (block && this.#atKey() && !this.#waitsForKey()) this.#fail('content', s.tokenStart)
    const properties = s.token === Token.anchor || s.token === Token.tag ? this.#readProperties() : undefined
    if (this.#depth === 0 && s.colon === 0 && properties !== undefined && excessOf(properties) !== undefined)
      return this.#emptyScalar(properties)
    if (s.colon > 0 && isLeaf(s.token)) {
      if (s.flow > 0) return this.#leaf(properties)
      if (s.colon === 2) return this.#firstKey(properties)
      // Properties on the lines before a key are a value of their own.
      return properties !== undefined && s.keyAt !== properties[0]!.start
        ? this.#emptyScalar(properties)
        : this.#leaf(properties)
    }
    const start = s.tokenStart
    switch (s.token) {
      case Token.scalar:
        return this.#leaf(properties)
      case Token.alias:
        if (properties !== undefined) break
        return this.#leaf(properties)
      case Token.listStart:
      case Token.mapStart:
        if (properties !== undefined && s.mustBeKey) break
        this.#push(
          s.token === Token.listStart ? Kind.flowList : Kind.flowMap,
          start,
          startOf(properties, start),
          properties,
        )
        return s.next()
      case Token.entry:
        if (!block || !(s.opens || bareList)) break
        this.#push(s.opens ? Kind.list : Kind.bareList, start, startOf(properties, start), properties)
        s.opens = false
        return
      case Token.key:
      case Token.value:
        if (!block || !s.opens) break
        if (s.token === Token.value) this.#fail('key', start)
        this.#push(Kind.map, start, startOf(properties, start), properties)
        s.opens = false
        return
    }
    if (properties === undefined)
      this.#fail('content', start, s.flow > 0 ? this.#frames[this.#depth - 1]!.start : start)
    this.#emptyScalar(properties)
  }

  #waitsForKey(): boolean {
    const frame = this.#depth > 0 ? this.#frames[this.#depth - 1]! : undefined
    return frame !== undefined && frame.kind === Kind.map && frame.wait === Wait.key && !frame.explicit
  }

  /** Reads all tags and anchors in a row, up to one that must belong to the next key. */
  #readProperties(): Property[] {
    const s = this.#s
    const properties: Property[] = []
    do {
      const anchor = s.token === Token.anchor ? s.value : undefined
      const tag = anchor === undefined ? this.#resolveTag() : undefined
      properties.push({ start: s.tokenStart, end: s.tokenEnd, anchor, tag })
      s.next()
    } while ((s.token === Token.anchor || s.token === Token.tag) && !s.mustBeKey && properties.length < MAX_PROPERTIES)
    return properties
  }

  #resolveTag(): string {
    const { handle, suffix, tokenStart } = this.#s
    if (handle === '') return suffix
    const prefix =
      this.#tagPrefixes?.get(handle) ?? (handle === '!' ? '!' : handle === '!!' ? DEFAULT_PREFIX : undefined)
    if (prefix === undefined) this.#fail('tag-handle', tokenStart, tokenStart, handle)
    return prefix + suffix
  }

  #tagOf(properties: readonly Property[] | undefined): string | undefined {
    if (properties === undefined) return undefined
    const excess = excessOf(properties)
    if (excess !== undefined && this.#depth > 0) this.#fail('key', excess.start)
    return properties[0]!.tag ?? (excess === undefined || excess === properties[2] ? properties[1]?.tag : undefined)
  }

  #define(properties: readonly Property[], anchor: Anchor) {
    for (const { anchor: name } of properties) {
      if (name === undefined) continue
      this.#anchors ??= new Map()
      this.#anchors.set(name, anchor)
    }
  }

  /** The leaf at hand is the first key of a new block map; what stands before its line belongs to the map. */
  #firstKey(properties: Property[] | undefined) {
    const at = this.#s.keyAt
    const split = properties === undefined ? 0 : properties.filter((each) => each.start < at).length
    const ofMap = split > 0 ? properties!.slice(0, split) : undefined
    const ofKey = properties !== undefined && split < properties.length ? properties.slice(split) : undefined
    this.#push(Kind.map, at, startOf(ofMap, at), ofMap)
    this.#leaf(ofKey)
  }

  /** A scalar or an alias. */
  #leaf(properties: Property[] | undefined) {
    const s = this.#s
    if (s.token === Token.value) return this.#emptyScalar(properties!)
    const isKey = s.colon > 0
    const head = startOf(properties, s.tokenStart)
    if (isKey && this.#depth > 0) this.#frames[this.#depth - 1]!.end = s.pos
    let node: Node
    let role: number = Role.none
    if (s.token === Token.alias) {
      if (properties !== undefined) this.#fail('key', s.tokenStart)
      node = this.#alias()
      role = Role.alias
    } else {
      const tag = this.#tagOf(properties)
      const isMerge = s.value === '<<' && (tag === undefined ? s.style === 'plain' : tag === '!' || tag === MERGE_TAG)
      if (isMerge) role = Role.merge
      node = this.#scalar(s.value, s.style, s.tokenStart, s.tokenEnd, tag)
      if (properties !== undefined) this.#define(properties, { node, size: 1, before: 0, float: this.#float })
    }
    s.next()
    this.#complete(node, head, isKey, role)
  }

  /** A node that consists of its tag or anchor alone. */
  #emptyScalar(properties: Property[]) {
    const s = this.#s
    const { start } = properties[0]!
    const { end } = properties[properties.length - 1]!
    const isKey = s.token === Token.value && s.colon > 0
    const node = this.#scalar('', 'plain', start, end, this.#tagOf(properties))
    this.#define(properties, { node, size: 1, before: 0, float: false })
    if (isKey) s.next()
    this.#complete(node, start, isKey, Role.none)
  }

  #scalar(text: string, style: Style, start: number, end: number, tag: string | undefined): ScalarNode {
    this.#count.node()
    this.#float = false
    const resolved =
      tag === undefined
        ? style === 'plain'
          ? resolvePlain(text)
          : undefined
        : tag === '!'
          ? undefined
          : resolveTagged(tag, text)
    if (resolved === undefined) return { type: 'string', start, end, style, value: text }
    const { type, value } = resolved
    if (resolved.float) {
      this.#float = true
      if (!Number.isFinite(value)) this.#pairs.infinite = true
    }
    if (resolved.bad) this.#pairs.refuse('decode', start, end, tag)
    return { type, start, end, style, value }
  }

  #emptyNode(at: number): ScalarNode {
    this.#count.node()
    return { type: 'null', start: at, end: at, style: 'plain', value: null }
  }

  #alias(): Node {
    const s = this.#s
    const { tokenStart: start, tokenEnd: end } = s
    const anchor = this.#anchors?.get(s.value)
    if (anchor === undefined) this.#fail('alias', start, end, s.value)
    const { node } = anchor
    this.#float = anchor.float
    if (node === undefined) {
      this.#pairs.refuse('recursion', start, end, s.value)
      return { type: 'null', start, end, style: 'plain', value: null }
    }
    this.#count.alias(anchor.size, start, end)
    // Going on would take as long as the aliases multiply.
    if (this.#count.error !== undefined) throw this.#count.error
    if (node.type === 'map') return { type: 'map', start, end, style: node.style, entries: node.entries }
    if (node.type === 'list') return { type: 'list', start, end, style: node.style, items: node.items }
    return { type: node.type, start, end, style: node.style, value: node.value }
  }

  #push(kind: number, start: number, head: number, properties: readonly Property[] | undefined): Frame {
    const frame = (this.#frames[this.#depth++] ??= new Frame())
    frame.kind = kind
    frame.wait = Wait.key
    frame.first = true
    frame.explicit = false
    frame.start = start
    frame.end = start
    frame.head = head
    frame.anchor = undefined
    const isMap = kind === Kind.map || kind === Kind.flowMap || kind === Kind.flowPair
    frame.map = isMap ? new MapBuilder() : undefined
    frame.items = isMap ? NO_ITEMS : []
    if (properties !== undefined) {
      this.#tagOf(properties)
      frame.anchor = { node: undefined, size: 0, before: this.#count.decoded, float: false }
      this.#define(properties, frame.anchor)
    }
    this.#count.node()
    return frame
  }

  /** Takes the top frame off the stack and gives its node. */
  #finish(frame: Frame): Node {
    this.#depth--
    const style: Style = frame.kind >= Kind.flowList ? 'flow' : 'block'
    const { start, end, map, items, anchor } = frame
    const node: Node =
      map !== undefined
        ? { type: 'map', start, end, style, entries: map.finish() }
        : { type: 'list', start, end, style, items }
    if (anchor !== undefined) {
      anchor.node = node
      anchor.size = this.#count.decoded - anchor.before
    }
    return node
  }

  #close(frame: Frame) {
    this.#complete(this.#finish(frame), frame.head, false, Role.none)
  }

  /** Ends a flow collection at its bracket; a colon may follow that makes it a key, which the decoder then refuses. */
  #closeFlow(frame: Frame) {
    const s = this.#s
    const { colon } = s
    const node = this.#finish(frame)
    if (colon > 0 && s.bare && this.#depth > 0) this.#fail('key', frame.start)
    const isKey = colon > 0 && !s.bare
    if (colon > 0 && s.bare) {
      // libyaml has the colon already, so it does not look any further.
      this.#root = node
      return
    }
    if (isKey && colon === 2) this.#push(Kind.map, s.keyAt, s.keyAt, undefined)
    s.next()
    this.#complete(node, frame.head, isKey, Role.none)
  }

  /** Hands a finished node to the collection that it belongs to. */
  #complete(node: Node, head: number, isKey: boolean, role: number) {
    if (this.#depth === 0) {
      this.#root = node
      this.#rootHead = head
      return
    }
    const frame = this.#frames[this.#depth - 1]!
    if (node.end > frame.end) frame.end = node.end
    if (frame.map === undefined) {
      if (isKey && frame.kind === Kind.flowList)
        this.#setKey(this.#push(Kind.flowPair, head, head, undefined), node, true, role)
      else frame.items.push(node)
    } else if (frame.wait === Wait.value) this.#addPair(frame, node, head, role)
    else if (isKey || frame.explicit) this.#setKey(frame, node, isKey, role)
    else if (frame.kind === Kind.map) this.#fail('key', this.#s.tokenStart, head)
    else {
      this.#setKey(frame, node, false, role)
      this.#addEmptyValue(frame)
    }
  }

  #setKey(frame: Frame, node: Node, hasColon: boolean, role: number) {
    frame.explicit = false
    frame.keyStart = node.start
    frame.keyEnd = node.end
    frame.wait = hasColon ? Wait.value : Wait.colon
    frame.merge = role === Role.merge
    frame.badKey = undefined
    frame.identity = ''
    if (node.type === 'string') {
      frame.key = node.value as string
      if (frame.merge) this.#count.forget()
    } else this.#pairs.setKey(frame, node, this.#float)
  }

  #addPair(frame: Frame, value: Node, valueStart: number, role: number) {
    frame.wait = Wait.key
    if (value.end > frame.end) frame.end = value.end
    if (frame.merge) this.#pairs.merge(frame, value, role === Role.alias, this.#depth)
    else this.#pairs.add(frame, value, valueStart, this.#depth)
  }
}

/** A token that a node can end with and a colon can follow. */
function isLeaf(token: number): boolean {
  return token === Token.scalar || token === Token.alias || token === Token.value
}
