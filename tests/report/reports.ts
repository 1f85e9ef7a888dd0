import type { Finding, Range } from '../../src/model/finding.ts'
import type { Report, Summary } from '../../src/model/report.ts'
import { LineIndex } from '../../src/text/lines.ts'

/** A report over texts by file name with findings made by `findingAt`. */
export function reportOf(
  files: Readonly<Record<string, string>>,
  findings: readonly Finding[],
  summary: Partial<Summary> = {},
): Report {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  const n = Object.keys(files).length
  return {
    versions: { from: 36, to: 36 },
    summary: { files: n, documents: n, resources: n, findings: counts, leftOut: [], ...summary },
    files: Object.keys(files),
    findings,
    suppressed: [],
    resources: [],
    rules: new Set(),
    textOf: (file) => files[file]!,
  }
}

/** The range of the first occurrence of some source text. */
export function rangeOf(text: string, part: string): Range {
  const lines = new LineIndex(text)
  const start = text.indexOf(part)
  return { start: lines.position(start), end: lines.position(start + part.length) }
}

/** A finding that underlines the first occurrence of some source text. */
export function findingAt(file: string, text: string, part: string, more: Partial<Finding> = {}): Finding {
  return {
    file,
    document: 0,
    rule: 'unknown-field',
    severity: 'error',
    authority: 'api-server',
    path: 'spec',
    message: 'something is wrong here',
    range: rangeOf(text, part),
    related: [],
    ...more,
  }
}
