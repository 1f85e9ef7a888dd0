import { rules } from '../../rules/index.ts'
import type { Report } from '../check.ts'
import { pagePath, type RuleDefinition } from '../engine/rule.ts'
import { type FailOn, isFailure } from '../model/finding.ts'
import { checkstyleReport } from '../report/checkstyle.ts'
import { compactReport } from '../report/compact.ts'
import { githubReport } from '../report/github.ts'
import { gitlabReport } from '../report/gitlab.ts'
import { jsonReport } from '../report/json.ts'
import { junitReport } from '../report/junit.ts'
import { markdownReport } from '../report/markdown.ts'
import { prettyReport } from '../report/pretty.ts'
import { type RuleFacts, sarifReport } from '../report/sarif.ts'
import { installedText, ownVersion } from './installed.ts'
import { refuseUnknown } from './options.ts'

/** How a report is written. */
export interface FormatOptions {
  /** `pretty` in colours; by default without. */
  readonly color?: boolean
  /** The columns that source lines of `pretty` may take; by default 120. */
  readonly width?: number
  /** The least severity that is a failed test in `junit`; by default `error`. */
  readonly failOn?: FailOn
  /** `json` and `sarif` list what is suppressed too. */
  readonly showSuppressed?: boolean
  /** The rules of your own that the check had, for their descriptions in `sarif`. */
  readonly customRules?: Readonly<Record<string, RuleDefinition>>
}

const WRITERS = {
  pretty: (report: Report, { color = false, width = 120 }: FormatOptions) => prettyReport(report, { color, width }),
  compact: compactReport,
  json: (report: Report, { showSuppressed }: FormatOptions) =>
    jsonReport(report, { version: ownVersion(), showSuppressed, docs: pageOf }),
  sarif: (report: Report, { showSuppressed, customRules }: FormatOptions) =>
    sarifReport(report, { version: ownVersion(), showSuppressed, ruleOf: (id) => factsOf(id, customRules) }),
  junit: (report: Report, { failOn = 'error' }: FormatOptions) =>
    junitReport(report, { fails: (severity) => isFailure(severity, failOn) }),
  checkstyle: checkstyleReport,
  gitlab: gitlabReport,
  github: (report: Report) => githubReport(report, {}),
  markdown: (report: Report) => markdownReport(report, {}),
} satisfies Readonly<Record<string, (report: Report, options: FormatOptions) => string>>

/** The name of a format. */
export type ReportFormat = keyof typeof WRITERS

/** The text of a report, as `supercargo --format` writes it. Throws OptionError for a format that there is not. */
export function formatReport(report: Report, format: ReportFormat, options: FormatOptions = {}): string {
  refuseUnknown('format', format, Object.keys(WRITERS))
  return WRITERS[format](report, options)
}

function pageOf(id: string): string | undefined {
  const rule = rules.find((each) => each.id === id)
  return rule && pagePath(rule)
}

function factsOf(id: string, custom: FormatOptions['customRules'] = {}): RuleFacts {
  const page = pageOf(id)
  if (page !== undefined) return { ...rules.find((each) => each.id === id)!, page: () => installedText(page) }
  const { summary = id, severity = 'warning', authority } = Object.hasOwn(custom, id) ? custom[id]! : {}
  return { group: 'custom', summary, severity, authority, page: () => `# ${id}\n\n${summary}\n` }
}
