import type { TextPool } from '../text/pool.ts'
import { newObject } from '../yaml/value.ts'

/** The byte that begins a value; from `SMALL` on it is a number itself. */
const UNDEFINED = 0
const NULL = 1
const FALSE = 2
const TRUE = 3
const INTEGER = 4
const NUMBER = 5
const BIG = 6
const KNOWN = 7
const LATIN = 8
const WIDE = 9
const LIST = 10
const MAP = 11
const SMALL = 12

/** Texts that are kept once: names of fields, and short values that came again. */
const MOST_KNOWN = 8192
const LONGEST_KNOWN = 32
/** A text is looked for in one of so many places; a map would ask for a hash of each, which takes longer than writing it. */
const SLOTS = 4096

const CHUNK = 1 << 20
/** A value takes no more bytes; there is room for twice as many, because a text is tried with one byte for each character first. */
const LARGEST = 1 << 15

const NOTHING: Buffer = Buffer.alloc(0)

/** Deeper values would overflow the stack; nobody writes them. */
const DEEPEST = 200

/**
 * Plain values in few bytes, some hundred for a resource, which the garbage collector does not see. Maps come out without prototype, numbers and texts as they were.
 * What is large or deep is not taken: that is rare, and better made again from its text.
 */
export class PackedValues {
  readonly #chunks: Buffer[] = []
  readonly #known: string[] = []
  /** By slot, one more than the number of the text that is known there, and a mark of the one that was seen there last. */
  readonly #numbers = new Uint16Array(SLOTS)
  readonly #marks = new Uint32Array(SLOTS)
  readonly #texts: TextPool
  #bytes: Buffer = NOTHING
  #at = 0
  #end = 0

  constructor(texts: TextPool) {
    this.#texts = texts
  }

  /** Takes in a value and says where it is; undefined where it is too large or too deep. */
  pack(value: unknown): number | undefined {
    if (this.#end + 2 * LARGEST > CHUNK || this.#chunks.length === 0) {
      this.#chunks.push(Buffer.allocUnsafeSlow(CHUNK))
      this.#end = 0
    }
    const chunk = this.#chunks.length - 1
    this.#bytes = this.#chunks[chunk]!
    const start = (this.#at = this.#end)
    if (!this.#write(value, start + LARGEST, 0)) return undefined
    this.#end = this.#at
    return chunk * CHUNK + start
  }

  /** Makes a value again. */
  unpack(place: number): any {
    this.#bytes = this.#chunks[Math.floor(place / CHUNK)]!
    this.#at = place % CHUNK
    return this.#read()
  }

  /** Whether the value ends before `end`; what is written behind the chunk is lost without harm. */
  #write(value: unknown, end: number, depth: number): boolean {
    switch (typeof value) {
      case 'string':
        this.#writeText(value)
        break
      case 'number':
        this.#writeNumber(value)
        break
      case 'object':
        if (value === null) this.#bytes[this.#at++] = NULL
        else if (depth >= DEEPEST) return false
        else if (Array.isArray(value)) return this.#writeList(value, end, depth)
        else return this.#writeMap(value as Record<string, unknown>, end, depth)
        break
      case 'bigint':
        this.#bytes[this.#at++] = BIG
        this.#writeText(String(value))
        break
      case 'boolean':
        this.#bytes[this.#at++] = value ? TRUE : FALSE
        break
      default:
        this.#bytes[this.#at++] = UNDEFINED
    }
    return this.#at <= end
  }

  #writeList(list: readonly unknown[], end: number, depth: number): boolean {
    this.#bytes[this.#at++] = LIST
    this.#writeCount(list.length)
    for (let i = 0; i < list.length; i++) if (!this.#write(list[i], end, depth + 1)) return false
    return true
  }

  #writeMap(map: Record<string, unknown>, end: number, depth: number): boolean {
    const keys = Object.keys(map)
    this.#bytes[this.#at++] = MAP
    this.#writeCount(keys.length)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      this.#writeText(key)
      if (!this.#write(map[key], end, depth + 1)) return false
    }
    return true
  }

  #writeNumber(value: number): void {
    const bytes = this.#bytes
    if (value >= 0 && value < 256 - SMALL && Number.isInteger(value) && !Object.is(value, -0)) {
      bytes[this.#at++] = SMALL + value
    } else if (value > 0 && value <= 0x7fffffff && Number.isInteger(value)) {
      bytes[this.#at++] = INTEGER
      this.#writeCount(value)
    } else {
      bytes[this.#at++] = NUMBER
      if (this.#at + 8 <= bytes.length) bytes.writeDoubleLE(value, this.#at)
      this.#at += 8
    }
  }

  #writeText(text: string): void {
    const { length } = text
    const number = length > 0 && length <= LONGEST_KNOWN ? this.#numberOf(text) : undefined
    if (number !== undefined) {
      this.#bytes[this.#at++] = KNOWN
      this.#writeCount(number)
      return
    }
    const start = this.#at
    this.#bytes[this.#at++] = LATIN
    this.#writeCount(length)
    if (this.#at + 2 * length > this.#bytes.length) this.#at += 2 * length
    else if (!this.#writeLatin(text)) this.#writeWide(text, start)
  }

  /** Writes one byte for each character; false where one of them needs two. */
  #writeLatin(text: string): boolean {
    const bytes = this.#bytes
    const at = this.#at
    let bits = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      bits |= code
      bytes[at + i] = code
    }
    this.#at += text.length
    return bits < 256
  }

  #writeWide(text: string, start: number): void {
    this.#at = start
    this.#bytes[this.#at++] = WIDE
    this.#writeCount(text.length)
    this.#at += this.#bytes.write(text, this.#at, 'utf16le')
  }

  /** Seven bits in each byte, the lowest first; the eighth says that more follow. */
  #writeCount(count: number): void {
    let rest = count
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#at++] = (rest & 127) | 128
    this.#bytes[this.#at++] = rest
  }

  /** The number of a text among those that are kept once, where it has one: it gets one when it is seen again. */
  #numberOf(text: string): number | undefined {
    const last = text.length - 1
    const first = text.charCodeAt(0)
    const end = text.charCodeAt(last)
    const middle = text.charCodeAt(last >> 1)
    const slot = (first * 7 + middle * 61 + end * 31 + last * 257) % SLOTS
    const number = this.#numbers[slot]! - 1
    if (number >= 0 && this.#known[number] === text) return number
    const mark = first + (middle << 8) + (end << 16) + (last << 24)
    if (this.#known.length >= MOST_KNOWN || this.#marks[slot] !== mark) {
      this.#marks[slot] = mark
      return undefined
    }
    this.#numbers[slot] = this.#known.push(this.#texts.own(text))
    return this.#known.length - 1
  }

  #read(): any {
    const tag = this.#bytes[this.#at++]!
    if (tag >= SMALL) return tag - SMALL
    switch (tag) {
      case NULL:
        return null
      case FALSE:
        return false
      case TRUE:
        return true
      case INTEGER:
        return this.#readCount()
      case NUMBER:
        this.#at += 8
        return this.#bytes.readDoubleLE(this.#at - 8)
      case BIG:
        return BigInt(this.#read())
      case KNOWN:
        return this.#known[this.#readCount()]
      case LATIN:
        return this.#readText('latin1', 1)
      case WIDE:
        return this.#readText('utf16le', 2)
      case LIST:
        return this.#readList()
      case MAP:
        return this.#readMap()
      default:
        return undefined
    }
  }

  #readList(): unknown[] {
    const list: unknown[] = []
    for (let left = this.#readCount(); left > 0; left--) list.push(this.#read())
    return list
  }

  #readMap(): Record<string, unknown> {
    const map = newObject()
    for (let left = this.#readCount(); left > 0; left--) {
      const key = this.#read()
      map[key] = this.#read()
    }
    return map
  }

  #readText(encoding: 'latin1' | 'utf16le', width: number): string {
    const length = this.#readCount() * width
    this.#at += length
    return this.#bytes.toString(encoding, this.#at - length, this.#at)
  }

  #readCount(): number {
    let count = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++]!
      count |= (byte & 127) << shift
      if (byte < 128) return count
    }
  }
}
