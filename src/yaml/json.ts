import type { DuplicateKey } from './document.ts'
import { YamlError } from './error.ts'
import { MapBuilder } from './map.ts'
import type { Entry, Node, ScalarNode } from './node.ts'

const MAX_DEPTH = 10_000
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** An object or array that is still being read. */
interface Open {
  readonly start: number
  readonly map: MapBuilder | undefined
  readonly items: Node[]
  key: string
  keyStart: number
  keyEnd: number
}

/** A JSON value and what stands twice in it. */
export interface JsonValue {
  readonly root: Node
  readonly end: number
  readonly duplicates: DuplicateKey[]
}

/** The first offset from `from` on that is no JSON blank. */
export function skipJsonBlanks(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
  }
  return at
}

/** So many values are one step. */
const STEP = 4096

/** Reads the JSON value at an offset as Go's encoding/json does, into the nodes of YAML, in steps of which only long values take more than one; throws YamlError where it is none. */
export function parseJsonInSteps(text: string, from: number): Generator<undefined, JsonValue> {
  return new JsonParser(text, from).parse()
}

class JsonParser {
  readonly #text: string
  #pos: number
  readonly #open: Open[] = []
  readonly #duplicates: DuplicateKey[] = []

  constructor(text: string, from: number) {
    this.#text = text
    this.#pos = from
  }

  *parse(): Generator<undefined, JsonValue> {
    let root = this.#goOn(STEP)
    for (; root === undefined; root = this.#goOn(STEP)) yield
    return { root, end: this.#pos, duplicates: this.#duplicates }
  }

  /** Goes on for so many values; the whole where that is all. */
  #goOn(values: number): Node | undefined {
    for (let left = values; left > 0; left--) {
      let node = this.#value()
      while (node !== undefined) {
        const top = this.#open[this.#open.length - 1]
        if (top === undefined) return node
        this.#add(top, node)
        node = this.#after(top)
      }
    }
    return undefined
  }

  #fail(offset = this.#pos): never {
    throw new YamlError('json', offset)
  }

  #blanks() {
    this.#pos = skipJsonBlanks(this.#text, this.#pos)
  }

  /** A whole scalar or empty collection; undefined where a collection was opened, with `pos` at its first value. */
  #value(): Node | undefined {
    this.#blanks()
    const start = this.#pos
    switch (this.#text[start]) {
      case '{':
      case '[':
        return this.#openCollection(start)
      case '"': {
        const value = this.#string()
        return { type: 'string', start, end: this.#pos, style: 'double', value }
      }
      case 't':
        return this.#word('true', { type: 'boolean', value: true })
      case 'f':
        return this.#word('false', { type: 'boolean', value: false })
      case 'n':
        return this.#word('null', { type: 'null', value: null })
    }
    return this.#number(start)
  }

  #openCollection(start: number): Node | undefined {
    const isMap = this.#text[start] === '{'
    this.#pos++
    this.#blanks()
    if (this.#text[this.#pos] === (isMap ? '}' : ']')) {
      const end = ++this.#pos
      return isMap
        ? { type: 'map', start, end, style: 'flow', entries: [] }
        : { type: 'list', start, end, style: 'flow', items: [] }
    }
    const open: Open = { start, map: isMap ? new MapBuilder() : undefined, items: [], key: '', keyStart: 0, keyEnd: 0 }
    if (this.#open.push(open) > MAX_DEPTH) throw new YamlError('depth', start)
    if (isMap) this.#key(open)
    return undefined
  }

  #key(open: Open) {
    this.#blanks()
    open.keyStart = this.#pos
    if (this.#text[this.#pos] !== '"') this.#fail()
    open.key = this.#string()
    open.keyEnd = this.#pos
    this.#blanks()
    if (this.#text[this.#pos] !== ':') this.#fail()
    this.#pos++
  }

  #add(open: Open, value: Node) {
    if (open.map === undefined) {
      open.items.push(value)
      return
    }
    const { key, keyStart, keyEnd } = open
    const earlier = open.map.add({ key, keyStart, keyEnd, value, merged: false })
    if (earlier !== undefined) this.#reportDuplicate(earlier, open, value)
  }

  #reportDuplicate(earlier: Entry, { key, keyStart, keyEnd }: Open, value: Node) {
    const path = this.#open.map((open) => (open.map === undefined ? open.items.length : open.key))
    const first = { start: earlier.keyStart, end: earlier.keyEnd }
    this.#duplicates.push({ key, path, start: keyStart, end: keyEnd, first, valueStart: value.start, merge: false })
  }

  /** What follows a value: the finished collection, or undefined where another value comes. */
  #after(open: Open): Node | undefined {
    this.#blanks()
    const next = this.#text[this.#pos]
    if (next === ',') {
      this.#pos++
      if (open.map !== undefined) this.#key(open)
      return undefined
    }
    if (next !== (open.map === undefined ? ']' : '}')) this.#fail()
    this.#open.pop()
    const { start } = open
    const end = ++this.#pos
    if (open.map === undefined) return { type: 'list', start, end, style: 'flow', items: open.items }
    return { type: 'map', start, end, style: 'flow', entries: open.map.finish() }
  }

  #word(word: string, { type, value }: Pick<ScalarNode, 'type' | 'value'>): Node {
    const start = this.#pos
    if (!this.#text.startsWith(word, start)) this.#fail()
    this.#pos += word.length
    return { type, start, end: this.#pos, style: 'plain', value }
  }

  #number(start: number): Node {
    NUMBER.lastIndex = start
    const match = NUMBER.exec(this.#text)
    if (match === null) this.#fail(start)
    const end = (this.#pos = start + match[0].length)
    let value: number | bigint = Number(match[0])
    if (!Number.isFinite(value)) this.#fail(start)
    const isInteger = match[1] === undefined && match[2] === undefined
    if (isInteger && !Number.isSafeInteger(value)) {
      const exact = BigInt(match[0])
      if (BigInt.asIntN(64, exact) === exact) value = exact
    }
    const whole = typeof value === 'bigint' || (Number.isInteger(value) && Math.abs(value) < 1e21)
    return { type: whole ? 'integer' : 'number', start, end, style: 'plain', value }
  }

  #string(): string {
    const text = this.#text
    const start = ++this.#pos
    let value = ''
    let from = start
    for (let at = start; at < text.length; ) {
      const code = text.charCodeAt(at)
      if (code === 34) {
        this.#pos = at + 1
        return value === '' ? text.slice(from, at) : value + text.slice(from, at)
      }
      if (code < 32) this.#fail(at)
      if (code !== 92) {
        at++
        continue
      }
      value += text.slice(from, at)
      const letter = text[at + 1] ?? ''
      if (letter === 'u') {
        const digits = text.slice(at + 2, at + 6)
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail(at)
        value += String.fromCharCode(Number.parseInt(digits, 16))
        at += 6
      } else {
        if (!Object.hasOwn(ESCAPES, letter)) this.#fail(at)
        value += ESCAPES[letter]!
        at += 2
      }
      from = at
    }
    return this.#fail(start - 1)
  }
}
