import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { LineIndex } from '../text/lines.ts'
import { printable } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import { type Mark, snippet } from './snippet.ts'
import { type Style, styleOf } from './style.ts'

/** How the pretty format is drawn. */
export interface PrettyOptions {
  readonly color: boolean
  /** Columns that source lines may take; longer ones are cut around the place. */
  readonly width: number
  /** Break messages that are wider: for a terminal; programs find a message on one line. */
  readonly wrap?: boolean
}

/** Findings for a person: place, message, source lines with the place underlined, why it matters and what to do. Ends with a line break unless empty. */
export function prettyReport(report: Report, options: PrettyOptions): string {
  const sources = new Sources(report)
  const style = styleOf(options.color)
  return report.findings.map((finding) => `${prettyFinding(finding, sources, options, style)}\n`).join('\n')
}

function prettyFinding(finding: Finding, sources: Sources, options: PrettyOptions, style: Style): string {
  const { severity, message, rule, why, hint, range } = finding
  const paint = (text: string) => style.severity(severity, text)
  const wrapped = (text: string, column: number) =>
    options.wrap ? wrap(text, options.width, column).trimStart() : text
  const head = `${place(finding, style)}  ${paint(severity)}  ${style.strong(printable(message))}  ${style.rule(rule)}`
  const lines = [wrapped(head, 4)]
  const own: Mark = { range, sign: '^', note: printable(hint ?? ''), paint }
  for (const [file, marks] of marksByFile(finding, own, style)) {
    const source = sources.lines(file)
    if (file !== finding.file) lines.push(`  ${place({ file, range: marks[0]!.range }, style)}`)
    if (source) lines.push(...snippet(source, marks, options, style))
    else lines.push(...marks.filter(({ note }) => note !== '').map(({ note }) => `    ${note}`))
  }
  if (why) lines.push(`     ${style.gutter('=')} ${wrapped(printable(why), 7)}`)
  return lines.join('\n')
}

function place({ file, range }: { file: string; range: Finding['range'] }, style: Style): string {
  return style.place(`${printable(file)}:${range.start.line}:${range.start.column}`)
}

function marksByFile(finding: Finding, own: Mark, style: Style): Map<string, Mark[]> {
  const byFile = new Map([[finding.file, [own]]])
  for (const { file, range, message } of finding.related) {
    const mark: Mark = { range, sign: '~', note: printable(message), paint: style.related }
    byFile.set(file, [...(byFile.get(file) ?? []), mark])
  }
  return byFile
}

/** The lines of files, each split once while findings of it are drawn. */
class Sources {
  readonly #report: Report
  readonly #recent = new Map<string, LineIndex | undefined>()

  constructor(report: Report) {
    this.#report = report
  }

  /** Undefined where the text is not there any more. */
  lines(file: string): LineIndex | undefined {
    if (!this.#recent.has(file)) {
      if (this.#recent.size >= 8) this.#recent.clear()
      this.#recent.set(file, this.#read(file))
    }
    return this.#recent.get(file)
  }

  #read(file: string): LineIndex | undefined {
    try {
      return new LineIndex(this.#report.textOf(file))
    } catch {
      return undefined
    }
  }
}
