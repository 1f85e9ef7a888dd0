import type { Diagnostic, DiagnosticTag, Range } from 'vscode-languageserver-protocol'
import type * as model from '../model/finding.ts'
import type { Finding, Severity } from '../model/finding.ts'

/** What a client calls the program. */
export const SOURCE = 'supercargo'

/** What diagnostics have beside a message, as far as the client knows it. */
export interface DiagnosticParts {
  readonly related: boolean
  readonly tags: boolean
  readonly codeDescription: boolean
  readonly data: boolean
}

/** What is known of the files that findings speak of. */
export interface Naming {
  /** The URI of a file of a report. */
  uriOf(file: string): string
  rangeOf(file: string, range: model.Range): Range
  /** The URI of a rule's page; undefined where there is none. */
  pageOf(rule: string): string | undefined
}

/** What code actions need to know of a finding. */
export interface DiagnosticData {
  readonly rule: string
  readonly document: number
  readonly path: string
}

const SEVERITIES = { error: 1, warning: 2, info: 3 } as const satisfies Record<Severity, 1 | 2 | 3>

const UNNECESSARY: DiagnosticTag = 1
const DEPRECATED: DiagnosticTag = 2

/** Rules that say of something that it does nothing, or that it is or will be gone. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['unused-resource', UNNECESSARY],
  ['unused-suppression', UNNECESSARY],
  ['unused-volume', UNNECESSARY],
  ['lost-content', UNNECESSARY],
  ['deprecated-api', DEPRECATED],
  ['deprecated-storage-annotation', DEPRECATED],
  ['removed-api', DEPRECATED],
  ['removed-volume-plugin', DEPRECATED],
])

/** A finding as the Language Server Protocol has it: the message, then in lines of their own the hint and why it matters. */
export function diagnosticOf(finding: Finding, parts: DiagnosticParts, naming: Naming): Diagnostic {
  const { file, rule, severity, message, hint, why, range, related, document, path } = finding
  const diagnostic: Diagnostic = {
    range: naming.rangeOf(file, range),
    severity: SEVERITIES[severity],
    code: rule,
    source: SOURCE,
    message: [message, hint, why].filter((line) => line !== undefined).join('\n'),
  }
  const page = parts.codeDescription ? naming.pageOf(rule) : undefined
  if (page !== undefined) diagnostic.codeDescription = { href: page }
  const tag = parts.tags ? TAGS.get(rule) : undefined
  if (tag !== undefined) diagnostic.tags = [tag]
  if (parts.related && related.length > 0)
    diagnostic.relatedInformation = related.map((each) => ({
      location: { uri: naming.uriOf(each.file), range: naming.rangeOf(each.file, each.range) },
      message: each.message,
    }))
  if (parts.data) diagnostic.data = { rule, document, path } satisfies DiagnosticData
  return diagnostic
}
