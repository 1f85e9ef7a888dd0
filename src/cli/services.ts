import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pagePath } from '../engine/rule.ts'
import type { Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { checkstyleReport } from '../report/checkstyle.ts'
import { githubReport } from '../report/github.ts'
import { gitlabReport } from '../report/gitlab.ts'
import { junitReport } from '../report/junit.ts'
import { markdownReport } from '../report/markdown.ts'
import { renamed } from '../report/renamed.ts'
import { type RuleFacts, sarifReport } from '../report/sarif.ts'
import type { Asked } from '../report/words.ts'
import { describe } from '../sources/read.ts'
import { complain } from './command.ts'
import type { Format } from './formats.ts'
import { ownVersion, ROOT } from './installation.ts'
import type { Io } from './io.ts'
import { findRule } from './known-rules.ts'
import { namesInRepository } from './repository.ts'

/** What the formats of services are made with besides the report. */
interface Facts extends Asked {
  readonly showSuppressed: boolean
  fails(severity: Severity): boolean
}

const WRITERS: ReadonlyMap<Format, (report: Report, facts: Facts) => string> = new Map<
  Format,
  (report: Report, facts: Facts) => string
>([
  ['sarif', (report, facts) => sarifReport(report, { ...facts, version: ownVersion(), ruleOf })],
  ['junit', junitReport],
  ['checkstyle', checkstyleReport],
  ['gitlab', gitlabReport],
  ['github', githubReport],
  ['markdown', markdownReport],
])

/** The text of a report in a format that services read; files are called by their paths in the repository. */
export function serviceReport(report: Report, format: Format, facts: Facts, { cwd }: Io): string {
  return WRITERS.get(format)!(inRepository(report, cwd), facts)
}

function inRepository(report: Report, cwd: string): Report {
  const files = [...report.files, ...report.summary.leftOut.map(({ file }) => file)]
  return renamed(report, namesInRepository(files, cwd))
}

function ruleOf(id: string): RuleFacts {
  const rule = findRule(id)
  return { ...rule, page: () => readFileSync(join(ROOT, pagePath(rule)), 'utf8') }
}

/** GitHub refuses the summary of a step that is longer. */
const SUMMARY_LIMIT = 1024 * 1024

/** Appends a report to the summary of the job in GitHub Actions, if there is one and it has room. A summary that cannot be written is said, no more. */
export function appendJobSummary(report: Report, asked: Asked, io: Io): void {
  const file = io.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    const room = SUMMARY_LIMIT - (statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    const text = `${markdownReport(inRepository(report, io.cwd), { ...asked, limit: room })}\n`
    if (Buffer.byteLength(text) <= room) appendFileSync(file, text)
    else complain(io, 'the summary of the job has no room for a report')
  } catch (error) {
    complain(io, `cannot write the summary of the job: ${describe(error)}`)
  }
}
