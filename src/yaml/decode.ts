/** The text of a file, or why its bytes are none. */
export type Decoded =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: string }

/** Reads bytes as the cluster does: UTF-8, or UTF-16 with a byte-order mark; octets that are neither are an error. */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes) }
  } catch {
    return { error: `the file is not valid ${encoding.toUpperCase()} text` }
  }
}
