/** One block of a PEM text: what stands between its `BEGIN` and `END` lines, decoded. */
export interface PemBlock {
  /** What the block is, as "CERTIFICATE" or "EC PRIVATE KEY". */
  readonly type: string
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Uint8Array
  /** Where the text goes on behind the block. */
  readonly end: number
}

const BEGIN = '-----BEGIN '
const END = '\n-----END '
const DASHES = '-----'
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** All blocks of a PEM text; whatever stands around them, and blocks that are broken, are passed over (Go's encoding/pem Decode). */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = []
  let from = 0
  for (let block = nextBlock(text, from); block !== undefined; block = nextBlock(text, from)) {
    blocks.push(block)
    from = block.end
  }
  return blocks
}

/** The last `BEGIN` before each `END` is tried, until one is a whole block. */
function nextBlock(text: string, from: number): PemBlock | undefined {
  for (let end = text.indexOf(END, from); end !== -1; end = text.indexOf(END, from)) {
    const begin = text.lastIndexOf(BEGIN, end)
    if (begin >= from && (begin === from || text[begin - 1] === '\n')) {
      const block = readBlock(text, begin + BEGIN.length, end)
      if (block !== undefined) return block
    }
    from = end + END.length
  }
  return undefined
}

function readBlock(text: string, start: number, end: number): PemBlock | undefined {
  const first = lineAt(text, start)
  const type = first.text.slice(0, -DASHES.length)
  const last = lineAt(text, end + END.length)
  if (!first.text.endsWith(DASHES) || last.text !== type + DASHES) return undefined
  const headers = new Map<string, string>()
  let at = first.next
  for (let line = lineAt(text, at); line.text.includes(':') && at <= end; line = lineAt(text, at)) {
    const colon = line.text.indexOf(':')
    headers.set(line.text.slice(0, colon).trim(), line.text.slice(colon + 1).trim())
    at = line.next
  }
  if (headers.size > 0 && at > end) return undefined
  const data = text.slice(at, Math.max(at, end)).replace(/[ \t\r\n]/g, '')
  if (!BASE64.test(data)) return undefined
  return { type, headers, bytes: new Uint8Array(Buffer.from(data, 'base64')), end: last.next }
}

/** A line without the blanks at its end, and where the next one starts. */
function lineAt(text: string, start: number): { readonly text: string; readonly next: number } {
  const newline = text.indexOf('\n', start)
  const end = newline === -1 ? text.length : newline
  const line = text.slice(start, end > start && text[end - 1] === '\r' && newline !== -1 ? end - 1 : end)
  return { text: line.replace(/[ \t]+$/, ''), next: newline === -1 ? text.length : newline + 1 }
}
