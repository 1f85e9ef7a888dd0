import { cronFault, cronFields } from './cron.ts'
import { parseDuration } from './duration.ts'

/** In the nanoseconds of a duration. */
const SECOND = 1_000_000_000n
const HOUR = 3600
const DAY = 24 * HOUR
const DESCRIBED: Readonly<Record<string, number>> = { '@hourly': HOUR, '@daily': DAY, '@midnight': DAY }

/** The shortest time between two runs of a schedule, in seconds; undefined where they lie days apart, or the text is no schedule. */
export function shortestPeriod(schedule: string): number | undefined {
  if (cronFault(schedule) !== undefined) return undefined
  const text = schedule.replace(/^(?:CRON_)?TZ=\S*\s+/, '').trim()
  if (text.startsWith('@every ')) return Math.max(1, Number(parseDuration(text.slice('@every '.length))! / SECOND))
  if (text.startsWith('@')) return DESCRIBED[text]
  const [minutes, hours, ...days] = cronFields(schedule)!
  const starts = hours!.values.flatMap((hour) => minutes!.values.map((minute) => hour * HOUR + minute * 60))
  const gaps = starts.slice(1).map((start, index) => start - starts[index]!)
  if (days.every(({ any }) => any)) gaps.push(starts[0]! + DAY - starts.at(-1)!)
  return gaps.length === 0 ? undefined : Math.min(...gaps)
}
