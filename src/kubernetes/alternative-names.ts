import { DerError, DerReader } from './der.ts'
import { latin1 } from './distinguished-name.ts'
import { parseUrl } from './url.ts'

const EMAIL = 0x81
const DNS = 0x82
const URI = 0x86
const IP = 0x87

/** Reads the value of the extension for alternative names: those that are known must be well-formed (x509 parseSANExtension). */
export function readAlternativeNames(bytes: Uint8Array): void {
  const names = new DerReader(bytes).enter()
  while (!names.isAtEnd) {
    const { tag, content } = names.next()
    const isText = tag === EMAIL || tag === DNS || tag === URI
    if (isText && content.some((byte) => byte > 127)) throw new DerError('it has a name that is not ASCII')
    if (tag === URI && !isUri(latin1(content))) throw new DerError('it has a URI that is none')
    if (tag === IP && content.length !== 4 && content.length !== 16)
      throw new DerError('it has an IP address that is none')
  }
}

function isUri(text: string): boolean {
  const url = parseUrl(text)
  return typeof url !== 'string' && (url.host === '' || url.host.split('.').every((label) => /^[!-~]+$/.test(label)))
}
