import { type CronField, cronFault, cronFields } from './cron.ts'
import { shortestPeriod } from './cron-period.ts'
import { durationInWords, inWords } from './duration.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
/** Of each month in leap years. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const DESCRIBED: Readonly<Record<string, string>> = {
  '@annually': 'at 00:00 on the 1st of January',
  '@daily': 'at 00:00 every day',
  '@hourly': 'at minute 0 of every hour',
  '@midnight': 'at 00:00 every day',
  '@monthly': 'at 00:00 on the 1st of every month',
  '@weekly': 'at 00:00 on Sundays',
  '@yearly': 'at 00:00 on the 1st of January',
}

/** More times of a day are not listed. */
const LISTED = 6
const DAY = 86_400

/** When a schedule runs: `at 03:00 from Monday to Friday`; undefined where it is none (robfig/cron v3). */
export function cronInWords(schedule: string): string | undefined {
  if (cronFault(schedule) !== undefined) return undefined
  const zone = /^(?:CRON_)?TZ=(\S*)\s+(.*)$/s.exec(schedule)
  const text = (zone?.[2] ?? schedule).trim()
  const words = text.startsWith('@') ? described(text) : fieldsInWords(cronFields(schedule)!)
  return zone === null ? words : `${words} (${zone[1] === '' ? 'UTC' : zone[1]})`
}

/** How often a schedule runs: `4 runs a day, 6 h apart`; undefined where that is said already, or it is none. */
export function cronPeriodInWords(schedule: string): string | undefined {
  const fields = cronFields(schedule)
  const period = shortestPeriod(schedule)
  if (fields === undefined || period === undefined) return undefined
  const [minutes, hours, ...days] = fields
  const runs = minutes!.values.length * hours!.values.length
  if (runs < 2) return undefined
  const isDaily = days.every(({ any }) => any)
  const isEven = isDaily && runs * period === DAY
  return `${runs} runs ${isDaily ? 'a day' : 'on such a day'}, ${isEven ? '' : 'at least '}${inWords(period)} apart`
}

function described(text: string): string | undefined {
  if (!text.startsWith('@every ')) return DESCRIBED[text]
  const duration = text.slice('@every '.length)
  return `every ${durationInWords(duration) ?? duration}`
}

function fieldsInWords([minutes, hours, days, months, weekdays]: readonly CronField[]): string {
  if (isNever(days!, months!, weekdays!)) return 'never: none of these months has such a day'
  const time = timeInWords(minutes!, hours!)
  const isAlways = hours!.any && [days!, months!, weekdays!].every(({ any }) => any)
  return isAlways ? time : [time, ...dateInWords(days!, months!, weekdays!)].join(' ')
}

function timeInWords(minutes: CronField, hours: CronField): string {
  const often = minutes.any ? 'every minute' : isEven(minutes, 60) ? `every ${minutes.step} minutes` : undefined
  if (often !== undefined) return hours.any ? often : `${often} ${duringHours(hours)}`
  const times = hours.values.flatMap((hour) => minutes.values.map((minute) => `${pad(hour)}:${pad(minute)}`))
  if (times.length <= LISTED) return `at ${listed(times)}`
  const at = `at ${minutes.values.length === 1 ? 'minute' : 'minutes'} ${listed(spans(minutes.values, String))}`
  return `${at} of ${hours.any ? 'every hour' : hoursInWords(hours)}`
}

/** Whether a step divides the whole, so that all gaps are the same. */
function isEven({ step, values }: CronField, whole: number): boolean {
  return step !== undefined && values.length > 1 && whole % step === 0
}

function duringHours(hours: CronField): string {
  const [first = 0] = hours.values
  return isRow(hours.values) ? `from ${pad(first)}:00 to ${pad(hours.values.at(-1)!)}:59` : `of ${hoursInWords(hours)}`
}

function hoursInWords(hours: CronField): string {
  if (isEven(hours, 24)) return `every ${ordinal(hours.step!)} hour`
  return hours.values.length === 1 ? `hour ${hours.values[0]}` : `the hours ${listed(spans(hours.values, String))}`
}

function dateInWords(days: CronField, months: CronField, weekdays: CronField): string[] {
  const within = months.any ? 'of every month' : `of ${listed(spans(months.values, (month) => MONTHS[month - 1]!))}`
  const dates = `on the ${listed(spans(days.values, ordinal))} ${within}`
  if (days.any && weekdays.any) return [months.any ? 'every day' : `every day ${within}`]
  if (weekdays.any) return [dates]
  const names = `${onDays(weekdays.values)}${months.any ? '' : ` ${within}`}`
  // Where both are restricted either of them is enough.
  return days.any ? [names] : [dates, `and ${names} too`]
}

function onDays(values: readonly number[]): string {
  if (isRow(values) && values.length > 2) return `from ${DAYS[values[0]!]} to ${DAYS[values.at(-1)!]}`
  return `on ${listed(values.map((day) => `${DAYS[day]}s`))}`
}

/** Whether no month has such a day: `31 2`. */
function isNever(days: CronField, months: CronField, weekdays: CronField): boolean {
  if (!weekdays.any) return false
  return months.values.every((month) => days.values.every((day) => day > LENGTHS[month - 1]!))
}

/** Numbers with those that follow each other as spans: `1 to 5`, `8`. */
function spans(values: readonly number[], name: (value: number) => string): string[] {
  const found: string[] = []
  for (let from = 0; from < values.length; ) {
    let to = from
    while (values[to + 1] === values[to]! + 1) to++
    if (to - from < 2) to = from
    found.push(to === from ? name(values[from]!) : `${name(values[from]!)} to ${name(values[to]!)}`)
    from = to + 1
  }
  return found
}

function isRow(values: readonly number[]): boolean {
  return values.every((value, index) => value === values[0]! + index)
}

/** `a`, `a and b`, `a, b and c`. */
function listed(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
}

function ordinal(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
