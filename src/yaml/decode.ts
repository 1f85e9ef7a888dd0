/** The text of a file, or why its bytes are none. */
export type Decoded =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: string }

/** Made when it is needed first: most texts are read another way, and making it takes as long as reading one. */
let decoder: InstanceType<typeof TextDecoder> | undefined

function decodeUtf8(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return decoder.decode(bytes)
}

/**
 * Reads bytes as the cluster does: UTF-8, or UTF-16 with a byte-order mark. A mark of UTF-8 stays in the text, so that offsets are those of the file.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapOctets(bytes), 'utf-16be')
  try {
    return { text: decodeUtf8(bytes) }
  } catch {
    return { error: describeInvalid(bytes) }
  }
}

/** Node decodes big-endian text only where it is built with all of ICU. */
function swapOctets(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes)
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1]!
    swapped[at + 1] = bytes[at]!
  }
  return swapped
}

function decodeUtf16(bytes: Uint8Array, name: string): Decoded {
  try {
    return { text: new TextDecoder('utf-16le', { fatal: true }).decode(bytes) }
  } catch {
    return { error: `the file starts as ${name.toUpperCase()} text and holds half a character further on` }
  }
}

/** Names the first octet that is no UTF-8. */
function describeInvalid(bytes: Uint8Array): string {
  let line = 1
  let at = 0
  for (; at < bytes.length; at++) {
    const length = validLength(bytes, at)
    if (length === 0) break
    if (bytes[at] === 10) line++
    at += length - 1
  }
  if (bytes.includes(0)) return 'the file is binary'
  const octet = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  return `the octet 0x${octet} in line ${line} is not valid UTF-8; the cluster reads UTF-8 only, so the file must be saved in that encoding`
}

/** How many octets the character at an index has, 0 where it is none. */
function validLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  try {
    decodeUtf8(bytes.subarray(at, at + length))
    return length
  } catch {
    return 0
  }
}
