import { nearest } from '../text/nearest.ts'
import { parseDuration } from './duration.ts'
import { timeZones } from './time-zones.ts'

interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
  /** Names of values, the first standing for the least value. */
  readonly names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of the week', min: 0, max: 6, names: DAYS },
]

const DESCRIPTORS = ['@annually', '@daily', '@hourly', '@midnight', '@monthly', '@weekly', '@yearly']
const ZONE = /^(?:CRON_)?TZ=/
/** What Go takes for blanks (unicode.IsSpace). */
const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const INTEGER = /^[-+]?[0-9]+$/
const LARGEST = 2n ** 63n - 1n

/** What keeps a text from being a schedule; undefined for one (robfig/cron v3 ParseStandard). A `TZ` in it is refused elsewhere. */
export function cronFault(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  const zone = ZONE.exec(text)?.[0]
  if (zone === undefined) return scheduleFault(text)
  const end = text.indexOf(' ')
  if (end === -1) return `must have a schedule after \`${zone}\` and the time zone`
  if (!isLocation(text.slice(zone.length, end))) return `must name a known time zone after \`${zone}\``
  return scheduleFault(trimBlanks(text.slice(end)))
}

/** What keeps a text from being a time zone of a CronJob; undefined for one (batch validation.validateTimeZone). */
export function timeZoneFault(text: string): string | undefined {
  if (text === '') return 'must not be empty; leave it out for the time zone of the kube-controller-manager'
  if (text.toLowerCase() === 'local') return 'must be an explicit time zone such as Europe/Berlin'
  const zones = timeZones()
  if (zones.has(text)) return undefined
  const lower = text.toLowerCase()
  const known = [...zones].find((each) => each.toLowerCase() === lower) ?? nearest(text, zones)
  const hint = known === undefined ? 'such as Europe/Berlin' : `did you mean "${known}"?`
  return `must be a name of the IANA time zone database, in its case; ${hint}`
}

function scheduleFault(text: string): string | undefined {
  if (text.startsWith('@')) return descriptorFault(text)
  const parts = text.split(BLANKS).filter((part) => part !== '')
  if (parts.length !== fields.length) {
    const hint = parts.length === 6 || parts.length === 7 ? '; there is none for seconds or years' : ''
    return `must have five fields (minute, hour, day of the month, month, day of the week), not ${parts.length}${hint}`
  }
  for (const [index, field] of fields.entries()) {
    for (const range of parts[index]!.split(',')) {
      const fault = range === '' ? undefined : rangeFault(range, field)
      if (fault !== undefined) return `has "${range}" as ${field.name}, ${fault}`
    }
  }
  return undefined
}

function descriptorFault(text: string): string | undefined {
  if (DESCRIPTORS.includes(text)) return undefined
  const known = `must be one of ${DESCRIPTORS.join(', ')} in lower case, or \`@every\` and a duration`
  if (!text.startsWith('@every ')) return text === '@reboot' ? `${known}; a cluster does not reboot` : known
  return parseDuration(text.slice('@every '.length)) === undefined
    ? 'must have a duration such as 1h30m after `@every`, and one blank between'
    : undefined
}

function rangeFault(range: string, field: Field): string | undefined {
  const [values, step, ...steps] = range.split('/') as [string, ...string[]]
  const [low, high, ...more] = values.split('-') as [string, ...string[]]
  const any = low === '*' || low === '?'
  const start = any ? field.min : numberOf(low, field)
  const end = any || high === undefined ? undefined : numberOf(high, field)
  if (start === undefined || (!any && high !== undefined && end === undefined)) return noValue(field)
  if (!any && more.length > 0) return 'which has more than one `-`'
  if (steps.length > 0) return 'which has more than one `/`'
  const last = end ?? (any || step !== undefined ? field.max : start)
  if (start < field.min || last > field.max) return outside(field)
  if (start > last) return 'which starts after its end'
  if (step === undefined) return undefined
  const every = integerOf(step)
  return every === undefined || every === 0 ? 'which must have a whole number of at least 1 after the `/`' : undefined
}

/** A number or the name of one. */
function numberOf(text: string, { names, min }: Field): number | undefined {
  const index = names?.indexOf(text.toLowerCase()) ?? -1
  return index === -1 ? integerOf(text) : index + min
}

/** A number of at least 0 that fits 64 bits (strconv.Atoi). */
function integerOf(text: string): number | undefined {
  if (!INTEGER.test(text) || text.replace(/^[-+]?0*/, '').length > 19) return undefined
  const value = BigInt(text.replace('+', ''))
  return value < 0n || value > LARGEST ? undefined : Number(value)
}

/** What one of the five fields of a schedule stands for. */
export interface CronField {
  /** From the least. */
  readonly values: readonly number[]
  /** It restricts nothing: `*`, `?`, or a list with one of them. */
  readonly any: boolean
  /** The number behind `*` and a slash, where nothing else is written. */
  readonly step: number | undefined
}

/** The minutes, hours, days of the month, months and days of the week of a schedule; undefined where it is none, or is written with `@`. */
export function cronFields(schedule: string): readonly CronField[] | undefined {
  if (cronFault(schedule) !== undefined) return undefined
  const text = trimBlanks(schedule.replace(/^(?:CRON_)?TZ=\S*\s+/, ''))
  if (text.startsWith('@')) return undefined
  const parts = text.split(BLANKS)
  return fields.map((field, index) => readField(parts[index]!, field))
}

function readField(text: string, field: Field): CronField {
  const found = new Set<number>()
  let any = false
  for (const range of text.split(',').filter((each) => each !== '')) {
    const [values = '*', step] = range.split('/')
    const [low = '*', high] = values.split('-')
    const isStar = low === '*' || low === '?'
    const every = step === undefined ? 1 : integerOf(step)!
    if (isStar && every === 1) any = true
    const first = isStar ? field.min : numberOf(low, field)!
    const last = isStar || (high === undefined && step !== undefined) ? field.max : numberOf(high ?? low, field)!
    for (let value = first; value <= last; value += every) found.add(value)
  }
  const step = /^[*?]\/0*(\d{1,3})$/.exec(text)?.[1]
  return { values: [...found].sort((a, b) => a - b), any, step: step === undefined ? undefined : Number(step) }
}

function noValue({ min, max, names }: Field): string {
  const named = names === undefined ? '' : ` or a name from ${names[0]} to ${names.at(-1)}`
  return `which must be \`*\` or numbers from ${min} to ${max}${named}`
}

function outside(field: Field): string {
  return `which must be from ${field.min} to ${field.max}${field.names === DAYS ? '; Sunday is 0' : ''}`
}

/** Whether Go loads a time zone by this name; the empty one is UTC (time.LoadLocation). */
function isLocation(name: string): boolean {
  return name === '' || name === 'Local' || timeZones().has(name)
}

function trimBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && BLANKS.test(text[start]!)) start++
  while (end > start && BLANKS.test(text[end - 1]!)) end--
  return text.slice(start, end)
}
