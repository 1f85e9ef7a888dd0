import { parseAddress, parseNetwork } from '../../kubernetes/address.ts'
import { isMailAddress } from '../../kubernetes/email.ts'
import { isRequestUri } from '../../kubernetes/url.ts'
import { isBase64 } from '../scalars.ts'

/** Longer texts than this are judged for a few formats only, whose check takes time linear in the text. */
const LENGTH_LIMIT = 4096

/** Whether a text has a format that the server knows (kube-openapi strfmt, looser than the RFCs); undefined where it does not know it, or the text is too long to tell. */
export function hasFormat(format: string, text: string, minor: number): boolean | undefined {
  if (text.length > LENGTH_LIMIT && format !== 'byte') return undefined
  return formats().get(normal(format))?.(text, minor)
}

/** Whether servers of a minor know a format of texts; dashes in its name do not count. */
export function isKnownFormat(format: string, minor: number): boolean {
  const name = normal(format)
  return formats().has(name) && (minor >= NAMES_SINCE || !name.startsWith('k8s'))
}

/** The first minor that knows the formats of Kubernetes' own names. */
const NAMES_SINCE = 34

const NUMBER_FORMATS: Readonly<Record<string, readonly string[]>> = {
  integer: ['int32', 'int64'],
  number: ['float', 'double'],
}

/** Whether a format fits a type, `undefined` for several or none; others a server ignores (GetUnrecognizedFormats). */
export function fitsFormat(format: string, type: string | undefined, minor: number): boolean {
  if (type === undefined || type === '' || type === 'string') return isKnownFormat(format, minor)
  return NUMBER_FORMATS[type]?.includes(format) === true
}

/** The format that values are validated by, undefined for none (StripUnsupportedFormatsPostProcess). */
export function effectiveFormat(
  { format, types }: { readonly format?: string; readonly types: readonly string[] },
  { minor, anyFormat }: { readonly minor: number; readonly anyFormat?: boolean },
): string | undefined {
  if (format === undefined || format === '' || anyFormat === true) return format === '' ? undefined : format
  return fitsFormat(format, types.length === 1 ? types[0] : undefined, minor) ? format : undefined
}

function normal(format: string): string {
  return format.includes('-') ? format.replaceAll('-', '') : format
}

/** Whether a text is an RFC 1123 label (apimachinery validation.IsDNS1123Label). */
function isDnsLabel(text: string): boolean {
  return /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(text)
}

/** Whether a text is an RFC 1123 subdomain of at most 253 characters (apimachinery validation.IsDNS1123Subdomain). */
function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(part))
}

function uuid(third: string, fourth: string): RegExp {
  return new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${third}-?${fourth}-?[0-9a-f]{12}$`, 'i')
}

const ANY = '[0-9a-f]{4}'
const BYTE = '(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])'

/** Made when a format is first asked for: most runs ask for none, and expressions of all letters take their time. */
const expressions = once(() => ({
  bsonobjectid: /^[0-9a-f]{24}$/i,
  uuid: uuid(ANY, ANY),
  uuid3: uuid('3[0-9a-f]{3}', ANY),
  uuid4: uuid('4[0-9a-f]{3}', '[89ab][0-9a-f]{3}'),
  uuid5: uuid('5[0-9a-f]{3}', '[89ab][0-9a-f]{3}'),
  ssn: /^\d{3}[- ]\d{2}[- ]\d{4}$/,
  hexcolor: /^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
  rgbcolor: new RegExp(`^rgb\\(\\s*${BYTE}\\s*,\\s*${BYTE}\\s*,\\s*${BYTE}\\s*\\)$`),
}))

type Format = (text: string, minor: number) => boolean

const formats = once(
  () =>
    new Map<string, Format>([
      ...Object.entries(expressions()).map(([name, form]) => [name, (text: string) => form.test(text)] as const),
      ['uri', isRequestUri],
      ['email', isMailAddress],
      ['hostname', isHostname],
      ['ipv4', (text) => text.includes('.') && parseAddress(text) !== undefined],
      ['ipv6', (text) => text.includes(':') && parseAddress(text)?.zeros === false],
      ['cidr', (text) => parseNetwork(text) !== undefined],
      ['mac', isMac],
      ['isbn', (text) => isIsbn10(text) || isIsbn13(text)],
      ['isbn10', isIsbn10],
      ['isbn13', isIsbn13],
      ['creditcard', isCreditCard],
      ['byte', (text) => text !== '' && !/[\r\n]/.test(text) && isBase64(text)],
      ['password', () => true],
      ['date', isDate],
      ['duration', isDuration],
      ['datetime', isDateTime],
      ['k8sshortname', isDnsLabel],
      ['k8slongname', isDnsSubdomain],
    ]),
)

const LETTER = 'a-zA-Z0-9\\p{S}\\p{L}'
const labels = once(() => ({
  alone: new RegExp(`^[${LETTER}](?:-?[${LETTER}]{0,62})?$`, 'u'),
  among: new RegExp(`^[${LETTER}](?:[${LETTER}-]{0,61}[${LETTER}])?$`, 'u'),
}))

function isHostname(text: string): boolean {
  if (text.length > 255) return false
  const { alone, among } = labels()
  if (alone.test(text)) return true
  const parts = text.split('.')
  const last = parts.pop()!
  return parts.length > 0 && /^[a-zA-Z\p{L}]{2,63}$/u.test(last) && parts.every((part) => among.test(part))
}

/** The first minor whose Go reads the digits of a MAC address without anything between. */
const PLAIN_MAC_SINCE = 36

function isMac(text: string, minor: number): boolean {
  if (/^(?:[0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{40})$/i.test(text)) return minor >= PLAIN_MAC_SINCE
  const colons =
    /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2})*)$/i.test(text) && [6, 8, 20].includes((text.length + 1) / 3)
  return colons || /^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?:\.[0-9a-f]{4}(?:(?:\.[0-9a-f]{4}){6})?)?$/i.test(text)
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '')
  if (!/^\d{9}[\dX]$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + (index + 1) * (digit === 'X' ? 10 : Number(digit)), 0)
  return sum % 11 === 0
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '')
  if (!/^\d{13}$/.test(digits)) return false
  return [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0
}

const CARD =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/

function isCreditCard(text: string): boolean {
  const digits = text.replace(/\D+/g, '')
  if (!CARD.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function isDateTime(text: string): boolean {
  const [date, time] = text.toLowerCase().split('t')
  const match = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(time ?? '')
  return match !== null && isDate(date!) && match[1]! <= '23' && match[2]! <= '59' && match[3]! <= '59'
}

const GO_DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
/** Each unit's names; the last may go on as it likes (`minutes`). */
const UNITS = [
  ['ns', 'nano'],
  ['us', 'µs', 'micro'],
  ['ms', 'milli'],
  ['s', 'sec'],
  ['m', 'min'],
  ['h', 'hr', 'hour'],
  ['d', 'day'],
  ['w', 'wk', 'week'],
]

function isDuration(text: string): boolean {
  if (GO_DURATION.test(text)) return true
  const units = [...text.matchAll(/\d+\s*([a-zµ]+)/gi)].map((match) => match[1]!.toLowerCase())
  return units.some((unit) => UNITS.some((names) => names.includes(unit) || unit.startsWith(names.at(-1)!)))
}

/** What `make` gives, made with the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
