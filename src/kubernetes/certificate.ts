import { DER, DerReader, readObjectId } from './der.ts'

const BASIC_CONSTRAINTS = '2.5.29.19'
/** Tag of the extensions of a certificate. */
const EXTENSIONS = 0xa3

/** Whether a certificate, in DER, can be read and says that it is that of an authority (x509.Certificate.IsCA). */
export function isAuthority(bytes: Uint8Array): boolean {
  try {
    ;new (process.getBuiltinModule('node:crypto').X509Certificate)(bytes)
    const info = new DerReader(bytes).enter().enter()
    while (info.nextTag !== EXTENSIONS) info.next()
    const list = info.enter(EXTENSIONS).enter()
    while (!list.isAtEnd) {
      const extension = list.enter()
      if (readObjectId(extension) !== BASIC_CONSTRAINTS) continue
      if (extension.nextTag === DER.boolean) extension.next()
      const constraints = new DerReader(extension.next(DER.octets).content).enter()
      return constraints.nextTag === DER.boolean && constraints.next().content[0] === 0xff
    }
  } catch {}
  return false
}
