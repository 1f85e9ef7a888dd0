import type { Finding } from '../model/finding.ts'
import { kubernetesOf, type Report } from '../model/report.ts'

/** What the JSON report says besides the run itself. */
export interface JsonOptions {
  /** Version of supercargo. */
  readonly version: string
  /** Findings that are suppressed are listed too. */
  readonly showSuppressed?: boolean
  /** The page of a rule, relative to the package. */
  docs(rule: string): string | undefined
}

/** The report for programs, as `docs/report.schema.json` describes it: one line for each finding and each file left out. */
export function jsonReport(report: Report, options: JsonOptions): string {
  const { files, documents, resources, findings, baseline, leftOut } = report.summary
  const { error, warning, info } = findings
  const head = { supercargo: options.version, kubernetes: kubernetesOf(report) }
  const counts = {
    files,
    documents,
    resources,
    findings: { error, warning, info },
    suppressed: report.suppressed.length,
    baseline,
  }
  const left = leftOut.map(({ file, reason, message, explicit }) => JSON.stringify({ file, reason, message, explicit }))
  const found = report.findings.map((finding) => JSON.stringify(toJson(finding, options)))
  const hidden = report.suppressed.map(({ suppression, ...finding }) =>
    JSON.stringify({ ...toJson(finding, options), suppression }),
  )
  const suppressed = options.showSuppressed ? `,\n"suppressed": ${list(hidden)}` : ''
  return `${open(head)},\n"summary": ${open(counts)}, "leftOut": ${list(left)}},\n"findings": ${list(found)}${suppressed}}\n`
}

/** An object without its closing brace. */
function open(value: object): string {
  return JSON.stringify(value).slice(0, -1)
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`
}

function toJson(finding: Finding, options: JsonOptions): object {
  const { file, document, resource, rule, severity, authority, path, message, why, hint, range, related } = finding
  return {
    file,
    document,
    resource,
    rule,
    severity,
    authority,
    path,
    message,
    why,
    hint,
    range,
    related,
    docs: options.docs(rule),
  }
}
