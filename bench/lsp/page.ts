import { median } from '../measure.ts'

/** Something that was measured of one server or several, with the budget that the first one must keep. */
export interface Row {
  readonly what: string
  readonly unit: 'ms' | 'MiB'
  /** What was measured, for each server in turn; undefined where it was not, `not offered` where it cannot be. */
  readonly values: readonly (readonly number[] | 'not offered' | undefined)[]
  /** The most that 95 of 100 may take, or all of them. */
  readonly p95?: number
  readonly most?: number
}

/** The rows as a Markdown table that also reads well in a terminal. */
export function table(servers: readonly string[], rows: readonly Row[]): string {
  const head = ['what', ...servers.map((name) => `${name}: median, p95, most`), 'budget', '']
  const cells = [head, ...rows.map((row) => cellsOf(row, servers.length))]
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.slice(1).map(line)].join('\n')
}

function cellsOf({ what, unit, values, p95, most }: Row, servers: number): string[] {
  const cells = Array.from({ length: servers }, (_, at) => values[at]).map((each) =>
    Array.isArray(each) ? shown(each, unit) : ((each as string | undefined) ?? ''),
  )
  const [first] = values
  const limit = p95 ?? most
  if (limit === undefined || !Array.isArray(first))
    return [what, ...cells, limit === undefined ? '' : budget(p95, most, unit), '']
  const isMet = quantile(first, p95 === undefined ? 1 : 0.95) <= limit
  return [what, ...cells, budget(p95, most, unit), isMet ? 'met' : 'missed']
}

function budget(p95: number | undefined, most: number | undefined, unit: string): string {
  return p95 === undefined ? `at most ${most} ${unit}` : `p95 at most ${p95} ${unit}`
}

function shown(numbers: readonly number[], unit: string): string {
  const values = numbers.length === 1 ? [numbers[0]!] : [median(numbers), quantile(numbers, 0.95), Math.max(...numbers)]
  return `${values.map((value) => value.toFixed(value < 10 ? 1 : 0)).join(', ')} ${unit}`
}

/** The least value that a share of all do not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}
