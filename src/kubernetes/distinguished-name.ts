import { DER, DerError, type DerReader, readObjectId } from './der.ts'

const ORGANIZATION = '2.5.4.10'

/** Reads a distinguished name, and gives its organizations; `anyValue` where values of other types than texts are taken, as in requests for certificates. */
export function readName(reader: DerReader, anyValue: boolean): string[] {
  const organizations: string[] = []
  const names = reader.enter()
  while (!names.isAtEnd) {
    const parts = names.enter(DER.set)
    while (!parts.isAtEnd) {
      const part = parts.enter()
      const id = readObjectId(part)
      const text = readText(part)
      if (text === undefined && !anyValue) throw new DerError('its subject or issuer has a value that is no text')
      if (id === ORGANIZATION && text !== undefined) organizations.push(text)
    }
  }
  return organizations
}

/** What the texts of each tag may be made of. */
const TEXTS = new Map<number, RegExp>([
  [DER.printable, /^[A-Za-z0-9 '()+,\-./:=?*&]*$/],
  [DER.numeric, /^[0-9 ]*$/],
  [DER.ia5, /^[\0-\x7f]*$/],
  [DER.t61, /^/],
])

function readText(reader: DerReader): string | undefined {
  const { tag, content } = reader.next()
  if (tag === DER.utf8) return readUtf8(content)
  if (tag === DER.bmp) {
    if (content.length % 2 === 1) throw new DerError('its subject cannot be read')
    return String.fromCharCode(...pairs(content))
  }
  const allowed = TEXTS.get(tag)
  if (allowed === undefined) return undefined
  const text = latin1(content)
  if (!allowed.test(text)) throw new DerError('its subject has characters that it may not have')
  return text
}

function readUtf8(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw new DerError('its subject is not UTF-8')
  }
}

function pairs(content: Uint8Array): number[] {
  const units: number[] = []
  for (let i = 0; i < content.length; i += 2) units.push(content[i]! * 256 + content[i + 1]!)
  return units
}

/** A text of one byte for each character. */
export function latin1(content: Uint8Array): string {
  return Array.from(content, (byte) => String.fromCharCode(byte)).join('')
}
