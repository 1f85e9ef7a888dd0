import { parseAddress } from './address.ts'
import { dnsSubdomainFault } from './names.ts'

/** The parts of a URL as Go's net/url gives them; an absent part is empty. */
export interface Url {
  /** In lower case. */
  readonly scheme: string
  /** What follows the scheme where no slash does, as in `mailto:someone`. */
  readonly opaque: string
  /** Whether there is a user, even an empty one. */
  readonly user: boolean
  /** With the port; escapes are undone. */
  readonly host: string
  readonly path: string
  /** As written, without the question mark. */
  readonly query: string
  /** As written, without the number sign. */
  readonly fragment: string
}

type Part = 'host' | 'zone'

const SCHEME = /^[A-Za-z][-+.A-Za-z0-9]*(?=:)/
const HOST_CHARACTER = /[-A-Za-z0-9_.~!$&'()*+,;=:[\]<>"\u0080-\u{10ffff}]/u
const USER = /^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/
const PORT = /^(?::[0-9]*)?$/
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/

/** Reads a URL, or a relative reference; for what Go refuses, why (url.Parse). */
export function parseUrl(text: string): Url | string {
  const [head, fragment] = cut(text, '#')
  if (/[\0-\x1f\x7f]/.test(head)) return 'it has a control character'
  const empty = { scheme: '', opaque: '', user: false, host: '', path: '', query: '', fragment }
  if (BROKEN_ESCAPE.test(fragment)) return escapeFault
  if (head === '*') return { ...empty, path: head }
  if (head.startsWith(':')) return 'it starts with a colon'
  const scheme = SCHEME.exec(head)?.[0] ?? ''
  const [rest, query] = cut(scheme === '' ? head : head.slice(scheme.length + 1), '?')
  const start = { ...empty, scheme: scheme.toLowerCase(), query }
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...start, opaque: rest }
    if (cut(rest, '/')[0].includes(':')) return 'its scheme is not made of letters, digits, `+`, `-` and `.`'
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) return withPath(start, rest)
  const slash = rest.indexOf('/', 2)
  const authority = readAuthority(rest.slice(2, slash === -1 ? undefined : slash), start.scheme)
  return typeof authority === 'string'
    ? authority
    : withPath({ ...start, ...authority }, slash === -1 ? '' : rest.slice(slash))
}

/** Whether a text is an absolute URL, or a path that starts with a slash; a `#` is a character as any other (url.ParseRequestURI). */
export function isRequestUri(text: string): boolean {
  if (text.startsWith('/')) return !/[\0-\x1f\x7f]/.test(text) && !BROKEN_ESCAPE.test(cut(text, '?')[0])
  const url = parseUrl(text.replaceAll('#', '%23'))
  return text === '*' || (typeof url !== 'string' && url.scheme !== '')
}

/** What keeps a text from being the URL of a webhook; undefined for one (webhook.ValidateWebhookURL; an unreadable one is Required there). */
export function webhookUrlFault(text: string, httpsOnly = true): string | undefined {
  const url = parseUrl(text)
  if (typeof url === 'string') return `must be a URL such as https://host/path; ${url}`
  if (httpsOnly && url.scheme !== 'https') return 'must start with https://'
  if (url.host === '') return 'must have a host, as in https://host/path'
  if (url.user) return 'must not have a user before its host'
  if (url.fragment !== '') return 'must not have a `#` and a fragment'
  return url.query === '' ? undefined : 'must not have a `?` and query parameters'
}

/** What keeps a text from being the path of a webhook's Service; undefined for one (webhook.ValidateWebhookService). */
export function webhookPathFault(text: string): string | undefined {
  if (text === '' || text === '/') return undefined
  if (!text.startsWith('/')) return 'must start with `/`'
  const steps = text.slice(1, text.endsWith('/') ? -1 : undefined).split('/')
  for (const step of steps) {
    if (step === '') return 'must not have two slashes in a row'
    const fault = dnsSubdomainFault(step)
    if (fault !== undefined) return `has a part that ${fault}`
  }
  return undefined
}

const escapeFault = 'a `%` is not followed by two hexadecimal digits'

function withPath(url: Url, text: string): Url | string {
  const path = unescaped(text)
  return path === undefined ? escapeFault : { ...url, path }
}

function readAuthority(text: string, scheme: string): Pick<Url, 'user' | 'host'> | string {
  const at = text.lastIndexOf('@')
  const host = readHost(text.slice(at + 1), scheme)
  if (at !== -1 && 'host' in host) {
    const user = text.slice(0, at)
    if (!USER.test(user)) return 'its user has a character that must be escaped'
    if (BROKEN_ESCAPE.test(user)) return escapeFault
  }
  return 'host' in host ? { user: at !== -1, host: host.host } : host.fault
}

type Host = { readonly host: string } | { readonly fault: string }

function readHost(text: string, scheme: string): Host {
  const bracket = text.lastIndexOf('[')
  if (bracket > 0) return { fault: 'its host has a `[` that does not stand first' }
  if (bracket === 0) return readLiteral(text)
  const web = scheme === 'http' || scheme === 'https'
  const colon = web ? text.indexOf(':') : text.lastIndexOf(':')
  if (colon !== -1 && !PORT.test(text.slice(colon))) return { fault: 'its port is no number' }
  return readName(text, 'host')
}

/** An IPv6 address between brackets, with a zone after `%25` if it has one. */
function readLiteral(text: string): Host {
  const end = text.lastIndexOf(']')
  if (end === -1) return { fault: 'its host has a `[` without a `]`' }
  const port = text.slice(end + 1)
  if (!PORT.test(port)) return { fault: 'its port is no number' }
  const inside = text.slice(1, end)
  const zone = inside.indexOf('%25')
  const address = readName(zone === -1 ? inside : inside.slice(0, zone), 'host')
  const rest = readName(zone === -1 ? '' : inside.slice(zone), 'zone')
  if ('fault' in address) return address
  if ('fault' in rest) return rest
  const read = parseAddress(address.host)
  if (!read?.colons || read.zeros || rest.host === '%') return { fault: 'it has no IPv6 address between its brackets' }
  return { host: `[${address.host}${rest.host}]${port}` }
}

/** A part of a host with its escapes undone: outside of zones only those of bytes beyond ASCII, and `%25`. */
function readName(text: string, part: Part): Host {
  if (BROKEN_ESCAPE.test(text)) return { fault: escapeFault }
  for (const [each] of text.matchAll(/%../g)) {
    if (!mayStand(each, part)) return { fault: `its host has the escape \`${each}\`` }
  }
  for (const character of text.replace(/%../g, '')) {
    if (!HOST_CHARACTER.test(character)) return { fault: `its host has a \`${character}\`` }
  }
  return { host: unescaped(text)! }
}

/** Whether a host, or its zone, may have this escape. */
function mayStand(escaped: string, part: Part): boolean {
  const byte = Number.parseInt(escaped.slice(1), 16)
  if (escaped === '%25') return true
  if (part === 'host') return byte >= 128
  return byte === 32 || HOST_CHARACTER.test(String.fromCharCode(byte))
}

/** A text with its escapes undone, read as UTF-8; undefined where one is broken. */
function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text
  if (BROKEN_ESCAPE.test(text)) return undefined
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = run
      .slice(1)
      .split('%')
      .map((each) => Number.parseInt(each, 16))
    return new TextDecoder().decode(new Uint8Array(bytes))
  })
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
