import { readFileSync, writeFileSync } from 'node:fs'

/** Something measured, with the budget that it must keep. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly least?: number
  readonly most?: number
}

/** The figures as a Markdown table that also reads well in a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = [['what', 'measured', 'budget', ''], ...figures.map(row)]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length), 3))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

function row({ what, value, unit, least, most }: Figure): string[] {
  const budget = least !== undefined ? `at least ${least}` : most !== undefined ? `at most ${most}` : ''
  const isMet = value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY)
  return [what, `${value.toPrecision(3)} ${unit}`, budget, budget === '' ? '' : isMet ? 'met' : 'missed']
}

/** Replaces the block of figures in the page. */
export function writeFigures(path: string, figures: readonly Figure[]): void {
  writeBlock(path, 'figures', table(figures))
}

/** Replaces the block of a page that stands between `<!-- name -->` and `<!-- end of name -->`. */
export function writeBlock(path: string, name: string, content: string): void {
  const page = readFileSync(path, 'utf8')
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`${path} has no block for ${name}`)
  writeFileSync(path, `${page.slice(0, from + start.length)}${content}\n${page.slice(to)}`)
}
