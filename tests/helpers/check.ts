import { rules } from '../../rules/index.ts'
import { type CheckOptions, check, type Report, type SourceFile } from '../../src/check.ts'
import type { Finding } from '../../src/model/finding.ts'
import { LineIndex } from '../../src/text/lines.ts'
import { store } from './store.ts'

/** Checks texts by file name, in memory, with all rules for the newest Kubernetes unless `options` say otherwise; `source` is added to each file. */
export function checkFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<CheckOptions> = {},
  source: Partial<SourceFile> = {},
): Report {
  const newest = store().newest
  const sources: SourceFile[] = Object.entries(files).map(([path, text]) => ({
    path,
    explicit: true,
    text: () => text,
    ...source,
  }))
  return check(sources, {
    store: store(),
    rules,
    versions: { from: newest, to: newest },
    preset: 'all',
    suppress: { today: '2026-06-15' },
    ...options,
  })
}

/** A finding as `field.path ▸ the source text that is underlined`. */
export function show(finding: Finding, text: string): string {
  const lines = new LineIndex(text)
  const { start, end } = finding.range
  return `${finding.path} ▸ ${text.slice(lines.offset(start.line, start.column), lines.offset(end.line, end.column))}`
}
