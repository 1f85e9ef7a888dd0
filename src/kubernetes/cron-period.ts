import { cronFault } from './cron.ts'
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
  const [minutes = '*', hours = '*', ...days] = text.split(/\s+/)
  const starts = valuesOf(hours, 23).flatMap((hour) => valuesOf(minutes, 59).map((minute) => hour * HOUR + minute * 60))
  const isDaily = days.every((field) => field === '*' || field === '?')
  const gaps = starts.slice(1).map((start, index) => start - starts[index]!)
  if (isDaily) gaps.push(starts[0]! + DAY - starts.at(-1)!)
  return gaps.length === 0 ? undefined : Math.min(...gaps)
}

/** The numbers that a field without names stands for, from the least. */
function valuesOf(field: string, max: number): number[] {
  const found = new Set<number>()
  for (const range of field.split(',')) {
    const [values = '*', step] = range.split('/')
    const [low = '*', high] = values.split('-')
    const any = low === '*' || low === '?'
    const first = any ? 0 : Number(low)
    const last = any || (high === undefined && step !== undefined) ? max : Number(high ?? low)
    for (let value = first; value <= last; value += Number(step ?? 1)) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}
