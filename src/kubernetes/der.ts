/** One value of a DER text (X.690): its tag byte, what it holds, and all of its bytes. */
export interface DerValue {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
}

/** The bytes are not DER, or not what was expected. */
export class DerError extends Error {}

/** Tag bytes. */
export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  objectId: 0x06,
  utf8: 0x0c,
  numeric: 0x12,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Reads values one after the other, as strictly as Go's encoding/asn1; throws a DerError. */
export class DerReader {
  private at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length
  }

  /** The tag of the next value; undefined at the end. */
  get nextTag(): number | undefined {
    return this.bytes[this.at]
  }

  /** The next value, which must have the tag if one is given. */
  next(tag?: number): DerValue {
    const { bytes, at } = this
    const found = bytes[at]
    if (found === undefined) throw new DerError('it ends too early')
    if ((tag !== undefined && found !== tag) || (found & 0x1f) === 0x1f) throw new DerError('it has another structure')
    const { length, start } = this.length()
    const end = start + length
    if (end > bytes.length) throw new DerError('it ends too early')
    this.at = end
    return { tag: found, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) }
  }

  /** A reader of what the next value holds, which must have the tag. */
  enter(tag: number = DER.sequence): DerReader {
    return new DerReader(this.next(tag).content)
  }

  /** A length and where the content starts; a length is written in as few bytes as possible. */
  private length(): { readonly length: number; readonly start: number } {
    const { bytes, at } = this
    const first = bytes[at + 1]
    if (first === undefined) throw new DerError('it ends too early')
    if (first < 0x80) return { length: first, start: at + 2 }
    const count = first & 0x7f
    if (count === 0 || count > 4 || at + 2 + count > bytes.length) throw new DerError('a length cannot be read')
    let length = 0
    for (let i = 0; i < count; i++) length = length * 256 + bytes[at + 2 + i]!
    if (bytes[at + 2] === 0 || length < 0x80) throw new DerError('a length is written with too many bytes')
    return { length, start: at + 2 + count }
  }
}

/** The next value as an integer's bytes, in as few as possible. */
export function readInteger(reader: DerReader): Uint8Array {
  const { content } = reader.next(DER.integer)
  const [first, second] = content
  if (first === undefined) throw new DerError('an integer is empty')
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    throw new DerError('an integer is written with too many bytes')
  return content
}

/** The next value as the bytes of a bit string, moved to the right if its last bits are unused (RightAlign). */
export function readBits(reader: DerReader): Uint8Array {
  const { content } = reader.next(DER.bits)
  const unused = content[0]
  if (unused === undefined || unused > 7 || (content.length === 1 && unused > 0))
    throw new DerError('a bit string cannot be read')
  const bytes = content.subarray(1)
  if (unused === 0) return bytes
  if ((bytes.at(-1)! & ((1 << unused) - 1)) !== 0) throw new DerError('a bit string cannot be read')
  return bytes.map((byte, i) => ((bytes[i - 1] ?? 0) << (8 - unused)) | (byte >> unused))
}

/** The next value as an object identifier in dots, such as `1.2.840.10045.2.1`. */
export function readObjectId(reader: DerReader): string {
  const { content } = reader.next(DER.objectId)
  const parts: number[] = []
  let part = 0
  let inside = false
  for (const byte of content) {
    if (!inside && byte === 0x80) throw new DerError('an object identifier cannot be read')
    part = part * 128 + (byte & 0x7f)
    inside = byte >= 0x80
    if (inside) continue
    parts.push(part)
    part = 0
  }
  const [first] = parts
  if (first === undefined || inside) throw new DerError('an object identifier cannot be read')
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...parts.slice(1)].join('.')
}
