import { readCertificate } from './certificate.ts'
import { type PemBlock, pemBlocks } from './pem.ts'

/** What a bundle of certificates is that has none which a client takes, one character for each byte; undefined where there is one (x509.CertPool.AppendCertsFromPEM). */
export function bundleWithoutCertificate(text: string): string | undefined {
  const blocks = pemBlocks(text)
  if (blocks.length === 0) return nameText(text)
  const faults = blocks.map(blockFault)
  return faults.includes(undefined) ? undefined : faults[0]
}

function blockFault({ type, headers, bytes }: PemBlock): string | undefined {
  if (type !== 'CERTIFICATE') return `holds a "${type}" and no certificate`
  if (headers.size > 0) return 'holds a certificate with headers, which is passed over'
  const certificate = readCertificate(bytes)
  return typeof certificate === 'string' ? `holds a certificate that cannot be read: ${certificate}` : undefined
}

const LONGEST = 40

/** What a text without PEM blocks is. */
function nameText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return /^\r?\n$/.test(text) ? 'is only a line break' : 'is only blanks'
  if (trimmed.includes('-----BEGIN ')) return 'is a PEM text that is broken'
  if (pemBlocks(Buffer.from(trimmed, 'base64').toString('latin1')).length > 0) return 'is in base64 twice'
  if (typeof readCertificate(Buffer.from(text, 'latin1')) !== 'string') return 'is a certificate in DER, not in PEM'
  if (!/^[\x20-\x7e\s]*$/.test(trimmed)) return 'is no PEM text'
  return trimmed.length > LONGEST || /\s/.test(trimmed) ? 'is plain text' : `is the text "${trimmed}"`
}
